import { contextBridge, ipcRenderer } from 'electron';

/** Tells the renderer that its backends come through ports, and nothing else. */
contextBridge.exposeInMainWorld('hallwayShell', Object.freeze({ kind: 'electron' }));

/** Hands ports on to the page: one to the host, one to each account that the page asks it for. Ports cannot cross the context bridge; `postMessage` to the own origin can carry them. */
ipcRenderer.on('hallway-port', (event, accountId: unknown) => {
  const [port] = event.ports;
  if (port !== undefined) window.postMessage({ type: 'hallway-port', accountId }, window.location.origin, [port]);
});

/** Screens to choose from, with the port to answer on. */
ipcRenderer.on('hallway-screens', (event, offer: unknown) => {
  const [port] = event.ports;
  if (port !== undefined) window.postMessage({ type: 'hallway-screens', offer }, window.location.origin, [port]);
});
