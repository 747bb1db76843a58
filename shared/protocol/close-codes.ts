/** WebSocket close codes of the server beyond the standard ones; each says what the client does next. */
export const closeCodes = {
  /** Bad input: a frame that is no JSON, of no known shape, or out of turn. */
  invalidFrame: 4400,
  /** The token ended (sign-out, revocation, deactivated account): sign in again. */
  sessionEnded: 4401,
  /** The protocol versions do not meet. */
  versionUnsupported: 4406,
  /** Too much was asked, or too little was read: reconnect with back-off and pull. */
  overloaded: 4429,
  /** The server stops or restarts: reconnect with back-off. */
  goingAway: 1001,
} as const;
