import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page that does next to nothing: a list of names, a field, a conversation of plain lines of which only the visible ones are there. */
export interface FloorPage {
  readonly address: string;
  close(): void;
}

const rowHeightPx = 24;

/** Serves the floor of the renderer's numbers, with so many lines in its conversation. */
export async function serveFloorPage(rowCount: number): Promise<FloorPage> {
  const html = `<!doctype html><meta charset="utf-8"><title>Floor</title>
<style>body{margin:0;display:flex;height:100vh;font:14px sans-serif}nav{width:280px;overflow:auto}main{flex:1;display:flex;flex-direction:column}.log{flex:1;overflow:auto;position:relative}.row{position:absolute;left:0;right:0;height:${rowHeightPx}px;overflow:hidden}button{display:block;width:100%}</style>
<nav></nav><main><h2></h2><div class="log"><div class="space"></div></div><textarea></textarea></main>
<script>${script(rowCount)}</script>`;
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function script(rowCount: number): string {
  return `
const nav = document.querySelector('nav'), title = document.querySelector('h2'), log = document.querySelector('.log'), space = document.querySelector('.space'), field = document.querySelector('textarea');
let rows = Array.from({ length: ${String(rowCount)} }, (_row, index) => 'Line ' + index + ' of the conversation, with some words in it');
function draw() {
  space.style.height = rows.length * ${String(rowHeightPx)} + 'px';
  const first = Math.max(0, Math.floor(log.scrollTop / ${String(rowHeightPx)}) - 8), last = Math.min(rows.length, first + Math.ceil(log.clientHeight / ${String(rowHeightPx)}) + 16);
  space.replaceChildren(...rows.slice(first, last).map((text, index) => { const row = document.createElement('div'); row.className = 'row'; row.textContent = text; row.style.top = (first + index) * ${String(rowHeightPx)} + 'px'; return row; }));
}
for (let chat = 0; chat < 200; chat += 1) {
  const button = document.createElement('button');
  button.className = 'chat';
  const name = document.createElement('span');
  name.className = 'chat-title';
  name.textContent = 'Group ' + chat;
  button.append(name);
  button.onclick = () => { title.textContent = 'Group ' + chat; rows = rows.map((text) => text); draw(); log.scrollTop = log.scrollHeight; };
  nav.append(button);
}
log.onscroll = draw;
field.onkeydown = (event) => { if (event.key !== 'Enter') return; event.preventDefault(); rows.push(field.value); field.value = ''; draw(); log.scrollTop = log.scrollHeight; };
draw();
log.scrollTop = log.scrollHeight;`;
}
