import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gitStore } from '../../sync/git-store';
import { sender } from '../../sync/http';
import { gitServer } from './git-server';

const path = fc.constantFrom('a', 'b.txt', 'd/a', 'd/ü ', 'd/e/f', 'x/y/z.gz');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('write' as const), path, bytes: fc.uint8Array({ maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('remove' as const), path }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('flush' as const), trouble: fc.constantFrom('none', 'foreign', 'lost', 'fault') }),
  },
);

test.each(['github', 'gitea'] as const)(
  'any writes, removals and flushes leave on %s what they say',
  { timeout: 120_000 },
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.constantFrom('', 'our/folder'), async (steps, folder) => {
        const server = await gitServer(kind);
        try {
          const store = gitStore({ ...server.place, folder }, sender(fetch, Date.now));
          const model = new Map<string, string>();
          const foreign = new Map<string, string>();
          for (const one of [...steps, { does: 'flush' as const, trouble: 'none' }]) {
            if (one.does === 'write') {
              await store.write(one.path, new Uint8Array(one.bytes));
              model.set(one.path, Buffer.from(one.bytes).toString('latin1'));
            } else if (one.does === 'remove') {
              await store.remove(one.path);
              model.delete(one.path);
            } else {
              let left = one.trouble === 'none' ? 0 : 1;
              server.before = (asked) => {
                if (left === 0 || asked.startsWith('GET')) return undefined;
                left = 0;
                if (one.trouble === 'lost') return 'lost';
                if (one.trouble === 'fault') return { status: 503 };
                server.foreign('theirs', String(foreign.size + server.asked.length));
                foreign.set('theirs', server.repository.files('main').get('theirs') ?? '');
                return undefined;
              };
              const before = server.commits();
              await store.flush?.('Now').catch((error) => {
                expect(error).toMatchObject({ name: 'TargetError' });
                return store.flush?.('Again');
              });
              // One of ours and one of theirs, and an empty repository on GitHub takes its first file by itself.
              expect(server.commits() - before).toBeLessThanOrEqual(1 + Number(one.trouble === 'foreign') + Number(before === 0));
            }
            const top = new Set([...model.keys(), ...(folder === '' ? foreign.keys() : [])].map((name) => name.split('/')[0]));
            const listed = (await store.list('')).map(({ name }) => name);
            // What they committed since is seen after a flush only.
            if (one.does === 'flush') expect(listed).toEqual([...top].sort());
            for (const name of model.keys())
              expect(Buffer.from((await store.read(name, 9))?.bytes ?? 'none').toString('latin1')).toBe(model.get(name));
          }
          const prefix = folder && `${folder}/`;
          const expected = new Map([...[...model].map(([name, text]): [string, string] => [prefix + name, text]), ...foreign]);
          expect(Object.fromEntries(server.repository.files('main'))).toEqual(Object.fromEntries(expected));
        } finally {
          await server.close();
        }
      }),
      { numRuns: 15 },
    );
  },
);
