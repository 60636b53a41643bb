import { expect, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { ACCOUNT, REAL_SERVERS } from '../sync/real-servers';
import { ask, request } from './harness/ask';
import type { Tab } from './harness/bidi';
import { type Firefox, launchFirefox } from './harness/firefox';
import { joinInFirefox, rowsIn, syncFirefox } from './harness/firefox-sync';
import { saidIn, saidOf } from './harness/said';
import { shelf } from './harness/shelf';
import { built } from './harness/site';
import { type Device, joinAt, openDevice, syncNow } from './harness/webdav';

const said = ({ page }: Device) => saidIn(page);
const saidInFirefox = async (tab: Tab) => saidOf(await rowsIn<Paper>(tab, 'papers'), await rowsIn<Annotation>(tab, 'annotations'));

const inFirefox = (tab: Tab, message: object) => tab.evaluate(`browser.runtime.sendMessage(${JSON.stringify(message)})`);

for (const { name, start } of REAL_SERVERS) {
  test(`two Chromium and one Firefox are kept in step through ${name}`, async () => {
    test.skip(!start, `${name} is not installed: apt-get install apache2-bin rclone`);
    test.setTimeout(150_000);
    const server = await start?.();
    if (!server) return;
    const open: Device[] = [];
    let firefox: Firefox | undefined;
    try {
      const one = await openDevice(shelf(12));
      open.push(one);
      await joinAt(one, `${server.url}me`, 'Desk', '', ACCOUNT);
      const two = await openDevice();
      open.push(two);
      await joinAt(two, `${server.url}me`, 'Laptop', '', ACCOUNT);
      firefox = await launchFirefox(built('firefox-mv3'), { 'extensions.webextOptionalPermissionPrompts': false });
      const fox = await firefox.openOwn('library.html#/sync');
      await joinInFirefox(fox, `${server.url}me`, 'Fox');
      expect(await saidInFirefox(fox)).toEqual(await said(one));
      expect(await said(two)).toEqual(await said(one));

      const [first = '', second = '', third = ''] = (await rowsIn<Paper>(fox, 'papers')).map(({ id }) => id);
      await inFirefox(fox, request('change', [first], { rating: 2, addTags: ['from Firefox'] }));
      await ask(one.page, 'remove', [second]);
      await ask(two.page, 'change', [third], { note: 'From the laptop.' });
      await syncFirefox(fox);
      await syncNow(one);
      await syncNow(two);
      await syncNow(one);
      await syncFirefox(fox);
      const now = await said(one);
      expect(now).toHaveLength(11);
      expect(now.filter(({ tags }) => tags.includes('from Firefox'))).toHaveLength(1);
      expect(now.filter(({ note }) => note === 'From the laptop.')).toHaveLength(1);
      expect(await said(two)).toEqual(now);
      expect(await saidInFirefox(fox)).toEqual(now);
    } finally {
      await firefox?.close();
      for (const { session } of open) await session.close();
      await server.close();
    }
  });
}
