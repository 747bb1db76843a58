import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * As much of Electron as the shell touches, in plain Node. What the shell does is told to the test through the parent
 * process; the page that it would load asks the host for its accounts, and the account that is shown for its session, over
 * a port each, as the renderer does.
 */
function tell(event: string, detail: unknown = null): void {
  process.send?.({ event, detail });
}

class App extends EventEmitter {
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] !== undefined;
  #isQuitting = false;

  enableSandbox = () => tell('enableSandbox');
  setAppUserModelId = () => undefined;
  readonly commandLine = { appendSwitch: (name: string, value: string) => tell('switch', [name, value]) };
  setPath = (name: string, path: string) => tell('setPath', [name, path]);
  requestSingleInstanceLock = () => process.env['STAND_IN_LOCKED'] === undefined;
  whenReady = async () => undefined;
  setAsDefaultProtocolClient = (scheme: string, _program: string, parameters: string[]) => tell('linkScheme', [scheme, parameters]);
  setBadgeCount = (count: number) => tell('badge', count);
  setAboutPanelOptions = () => undefined;
  showAboutPanel = () => undefined;
  getVersion = () => '0.0.0';
  getPreferredSystemLanguages = () => ['en-US'];
  exit = (code: number) => process.exit(code);

  quit = (): void => {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (isPrevented || this.#isQuitting) return;
    this.#isQuitting = true;
    tell('quit');
    process.disconnect();
    process.exit(0);
  };
}

/** A port with Electron's events over Node's. */
class PortMain extends EventEmitter {
  readonly port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('message', (data) => this.emit('message', { data }));
    port.on('close', () => this.emit('close'));
    port.unref();
  }

  start = () => this.port.start();
  postMessage = (message: unknown) => {
    const { port } = this;
    port.postMessage(message);
  };
  close = () => this.port.close();
}

class WebContents extends EventEmitter {
  readonly session = { addWordToSpellCheckerDictionary: () => true };
  readonly mainFrame = {
    url: '',
    postMessage: (channel: string, accountId: string | null, [port]: [PortMain]) => {
      tell('port', [channel, accountId]);
      if (accountId === null) askHost(port);
      else askAccount(port);
    },
  };
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }) => (this.windowOpenHandler = handler);
  replaceMisspelling = () => undefined;
  reload = () => undefined;
}

class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();

  constructor(options: unknown) {
    super();
    tell('window', options);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    const answer = await handlers.get('app')?.({ url, method: 'GET' });
    tell('load', [url, answer?.status, answer?.headers.get('content-security-policy')]);
    this.webContents.mainFrame.url = url;
    tryToLeave(this.webContents);
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  show = () => tell('show');
  focus = () => undefined;
  restore = () => undefined;
  maximize = () => undefined;
  isMinimized = () => false;
  isMaximized = () => false;
  isDestroyed = () => false;
  getNormalBounds = () => ({ x: 0, y: 0, width: 1000, height: 700 });
}

function askHost(port: PortMain): void {
  let hasAsked = false;
  port.on('message', ({ data }: { data: { type: string; accounts?: { shownId: string } } }) => {
    tell('host', data);
    if (hasAsked || data.accounts === undefined) return;
    hasAsked = true;
    port.postMessage({ type: 'connect', id: 1, accountId: data.accounts.shownId });
    port.postMessage({ type: 'connect', id: 2, accountId: '00000000-0000-4000-8000-000000000000' });
  });
  port.start();
  port.postMessage({ nonsense: true });
}

function askAccount(port: PortMain): void {
  port.on('message', ({ data }: { data: unknown }) => tell('envelope', data));
  port.start();
  port.postMessage({ nonsense: true });
  port.postMessage({ type: 'subscribe', id: 1, name: 'session', params: {} });
}

/** What a page that was taken over would try. */
function tryToLeave(contents: WebContents): void {
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
    let isPrevented = false;
    contents.emit(event, { url: 'https://attacker.example/', preventDefault: () => (isPrevented = true) });
    tell('leave', [event, isPrevented]);
  }
  for (const url of ['https://example.org/page', 'file:///etc/passwd']) tell('open', contents.windowOpenHandler?.({ url }));
}

const handlers = new Map<string, (request: { url: string; method: string }) => Response | Promise<Response>>();
const workArea = { x: 0, y: 0, width: 1920, height: 1040 };

export const app = new App();
export { BrowserWindow };
export const clipboard = { writeText: async () => undefined };
export const dialog = { showErrorBox: (title: string, text: string) => tell('errorBox', [title, text]) };
export const Menu = { buildFromTemplate: (template: unknown[]) => ({ template, popup: () => undefined }), setApplicationMenu: (menu: { template: { label: string }[] }) => tell('menu', menu.template.map(({ label }) => label)) };
export class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
}
export const nativeImage = { createFromBitmap: () => ({}) };
export const nativeTheme = { shouldUseDarkColors: false };
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => tell('schemes', schemes),
  handle: (scheme: string, handler: (request: { url: string; method: string }) => Response) => handlers.set(scheme, handler),
};
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => false,
  getSelectedStorageBackend: () => 'basic_text',
  encryptStringAsync: async (text: string) => Buffer.from(text),
  decryptStringAsync: async (bytes: Buffer) => ({ result: bytes.toString(), shouldReEncrypt: false }),
};
export const screen = { getPrimaryDisplay: () => ({ id: 1, workArea }), getAllDisplays: () => [{ id: 1, workArea }] };
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => tell('permissionRequests'),
    setPermissionCheckHandler: () => tell('permissionChecks'),
    setDevicePermissionHandler: () => tell('devicePermissions'),
    setDisplayMediaRequestHandler: () => tell('displayMedia'),
  },
};
export const desktopCapturer = { getSources: async () => [] };
export const systemPreferences = { askForMediaAccess: async () => true };
export const shell = { openExternal: async (url: string) => tell('openExternal', url), openPath: async () => '' };
export const utilityProcess = { fork: () => new EventEmitter() };

// The test plays the person and the system: it quits, starts Hallway again, or opens a link with it.
process.on('message', (message: string | [event: string, detail: unknown]) => {
  if (message === 'quit') return app.quit();
  const [event, detail] = typeof message === 'string' ? [message, []] : message;
  return app.emit(event, { preventDefault: () => tell('taken', event) }, detail);
});
