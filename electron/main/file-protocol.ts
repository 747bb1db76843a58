import { protocol } from 'electron';
import type { FileDesk } from '#backend/hosting/file-desk';
import { appOrigin } from './app-origin.ts';

/** Files have an origin of their own, so that nothing in them is of the renderer's. */
export const fileScheme = 'hallway-file';
const host = 'files';

/**
 * Serves the files of this computer at `hallway-file://files/ACCOUNT/`, to the renderer alone.
 * @param deskOf the files of an account; null when it is not here
 */
export function serveFiles(deskOf: (accountId: string) => FileDesk | null): void {
  protocol.handle(fileScheme, async (request) => {
    const { host: asked, pathname } = new URL(request.url);
    if (asked !== host) return new Response(null, { status: 404 });
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: crossOriginHeaders });
    const [accountId = '', ...path] = pathname.slice(1).split('/');
    const desk = deskOf(accountId);
    if (desk === null) return new Response(null, { status: 404, headers: crossOriginHeaders });
    const answer = await desk.answer(request, path.join('/'));
    for (const [name, value] of Object.entries(crossOriginHeaders)) answer.headers.set(name, value);
    return answer;
  });
}

const crossOriginHeaders = { 'access-control-allow-origin': appOrigin, 'access-control-allow-methods': 'GET, HEAD, POST', 'cross-origin-resource-policy': 'cross-origin' };
