import { contextBridge, ipcRenderer } from 'electron';

/** Tells the renderer that its backend comes through a port, and nothing else. */
contextBridge.exposeInMainWorld('hallwayShell', Object.freeze({ kind: 'electron' }));

/** Hands the one port on to the page. Ports cannot cross the context bridge; `postMessage` to the own origin can carry them. */
ipcRenderer.on('hallway-port', (event) => {
  const [port] = event.ports;
  if (port !== undefined) window.postMessage('hallway-port', window.location.origin, [port]);
});

/** Screens to choose from, with the port to answer on. */
ipcRenderer.on('hallway-screens', (event, offer: unknown) => {
  const [port] = event.ports;
  if (port !== undefined) window.postMessage({ type: 'hallway-screens', offer }, window.location.origin, [port]);
});
