import { protocol } from 'electron';
import { listRendererFiles, readRendererFile, type RendererFile } from '#backend/hosting/renderer-files';
import { securityHeaders } from '#backend/hosting/security-headers';
import { appScheme, rendererPath } from './app-origin.ts';
import { fileScheme } from './file-protocol.ts';

/** Makes both schemes ordinary secure origins. Must run before the app is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    // `stream`: sound and film are sought in; `corsEnabled`: the renderer may hand files over with `fetch`.
    { scheme: fileScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true } },
  ]);
}

/**
 * Serves the built renderer at `app://hallway/`.
 * @throws HallwayError `internal` when the renderer is not built
 */
export function serveRenderer(rendererFolder: string): void {
  const files = listRendererFiles(rendererFolder);
  protocol.handle(appScheme, (request) => answerRequest(request, files));
}

/** Answers one request from the list of files; everything else does not exist. */
function answerRequest(request: Request, files: ReadonlyMap<string, RendererFile>): Response {
  const headers = securityHeaders(null, `${fileScheme}:`);
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const file = files.get(rendererPath(request.url) ?? '');
  if (file === undefined) return new Response(null, { status: 404, headers });
  return new Response(readRendererFile(file), {
    headers: { ...headers, 'content-type': file.contentType, 'cache-control': file.cacheControl },
  });
}
