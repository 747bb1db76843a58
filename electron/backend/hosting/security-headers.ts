/**
 * The content security policy of the renderer: everything from its own origin, nothing inline, nobody else.
 * @param socketOrigin where the contract's WebSocket is (`ws://127.0.0.1:4000`); null where a MessagePort is used
 * @param fileOrigin where the files of messages are; null where that is the renderer's own origin
 */
function contentSecurityPolicy(socketOrigin: string | null, fileOrigin: string | null): string {
  const files = fileOrigin === null ? '' : ` ${fileOrigin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    // Previews and one's own camera picture are blobs made by the page; small icons in style sheets are data.
    `img-src 'self' data: blob:${files}`,
    `media-src 'self' blob:${files}`,
    `connect-src 'self'${socketOrigin === null ? '' : ` ${socketOrigin}`}${files}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The headers both hosts send with every answer to the renderer.
 * @param socketOrigin see {@link contentSecurityPolicy}
 * @param fileOrigin see {@link contentSecurityPolicy}
 */
export function securityHeaders(socketOrigin: string | null, fileOrigin: string | null): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(socketOrigin, fileOrigin),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
