import { isStill } from './is-still.ts';

/** A moving picture that stands for a camera or a screen: no real device is needed to draw calls. */
export function fakeVideoTrack(kind: 'camera' | 'screen', hue: number): MediaStreamTrack | null {
  const canvas = document.createElement('canvas');
  canvas.width = kind === 'screen' ? 1_280 : 640;
  canvas.height = kind === 'screen' ? 800 : 360;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const draw = (turn: number) => (kind === 'screen' ? drawScreen(context) : drawCamera(context, hue, turn));
  let turn = 0;
  draw(turn);
  setInterval(() => draw(isStill() ? 0 : (turn += 1)), 250);
  return canvas.captureStream(4).getVideoTracks()[0] ?? null;
}

function drawCamera(context: CanvasRenderingContext2D, hue: number, turn: number): void {
  const { width, height } = context.canvas;
  const light = context.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, `hsl(${hue} 34% 62%)`);
  light.addColorStop(1, `hsl(${hue + 40} 38% 34%)`);
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  const sway = Math.sin(turn / 6) * 6;
  context.fillStyle = `hsl(${hue + 180} 30% 30%)`;
  context.beginPath();
  context.ellipse(width / 2 + sway, height + 30, 150, 150, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = 'hsl(26 44% 66%)';
  context.beginPath();
  context.ellipse(width / 2 + sway, height * 0.46, 66, 82, 0, 0, Math.PI * 2);
  context.fill();
}

function drawScreen(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  context.fillStyle = '#fbfbfd';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#2b2f45';
  context.fillRect(0, 0, width, 46);
  context.fillStyle = '#1b1c22';
  context.font = '600 40px sans-serif';
  context.fillText('Launch plan', 80, 140);
  context.font = '24px sans-serif';
  ['Monday: the price table', 'Tuesday: the e-mail', 'Wednesday: a last look', 'Thursday: launch'].forEach((line, index) => context.fillText(`•  ${line}`, 90, 210 + index * 54));
  [120, 190, 150, 260, 310].forEach((bar, index) => {
    context.fillStyle = `hsl(${235 + index * 12} 62% 62%)`;
    context.fillRect(760 + index * 84, 640 - bar, 56, bar);
  });
}
