import { gitStore } from './git-store';
import type { Send } from './http';
import { putStore } from './put-store';
import { s3Store } from './s3-store';
import type { Store } from './store';
import type { TargetKind } from './target';
import { TargetError } from './target-error';
import { webdavStore } from './webdav-store';

/** The files of a place on a server, spoken to by `send`; `of` gives what is known of the place by the name of the field. Throws TargetError. */
export function remoteStore(kind: TargetKind, of: (field: string) => string, send: Send): Store {
  switch (kind) {
    case 'webdav':
      return webdavStore({ url: of('url'), user: of('user'), password: of('password') }, send);
    case 'git': {
      const [owner = '', repo = ''] = of('repository').split('/');
      return gitStore(
        {
          kind: of('service') === 'gitea' ? 'gitea' : 'github',
          base: of('url'),
          owner,
          repo,
          branch: of('branch') || 'main',
          folder: of('folder'),
          token: of('token'),
        },
        send,
      );
    }
    case 's3': {
      const [region, bucket, folder] = [of('region'), of('bucket'), of('folder')];
      return s3Store({ url: of('url'), region, bucket, folder, accessKey: of('accessKey'), secretKey: of('secretKey') }, send);
    }
    case 'put':
      return putStore({ url: of('url'), user: of('user'), password: of('password') }, send);
    default:
      throw new TargetError('refused', `There are no files in ${kind}.`);
  }
}
