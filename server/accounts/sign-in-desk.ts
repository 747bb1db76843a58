import { HallwayError } from '#shared/errors/hallway-error';
import type { SignInRequest, SignInResponse } from '#shared/protocol/http/sign-in';
import type { Clock } from '#shared/runtime/clock';
import type { CoreApi } from '../core/core-api.ts';
import { hashPassword, verifyPassword } from './password-hasher.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';
import { hashToken, newToken } from './tokens.ts';

/** Too many attempts, with the wait until the next one is looked at. */
class TooManyAttempts extends HallwayError {
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('too_many_attempts');
    this.retryAfterMs = retryAfterMs;
  }
}

/** Checks passwords and gives device tokens. */
export class SignInDesk {
  readonly #core: CoreApi;
  readonly #clock: Clock;
  readonly #throttle: SignInThrottle;
  /** Verified for unknown addresses, so that their answer takes as long as a known one's. */
  readonly #nobodysHash = hashPassword('nobody has this password');

  constructor(core: CoreApi, clock: Clock, throttle: SignInThrottle) {
    this.#core = core;
    this.#clock = clock;
    this.#throttle = throttle;
  }

  /** @throws HallwayError `wrong_credentials`, `account_deactivated` or `too_many_attempts` */
  async signIn(request: SignInRequest, peerAddress: string): Promise<SignInResponse> {
    const waitMs = this.#throttle.waitMs(request.email, peerAddress);
    if (waitMs > 0) throw new TooManyAttempts(waitMs);
    // Counted before the slow check, so that many guesses at once are not all let through.
    this.#throttle.recordFailure(request.email, peerAddress);
    const credential = await this.#core.findCredential(request.email);
    const isRight = await verifyPassword(credential?.passwordHash ?? (await this.#nobodysHash), request.password);
    if (credential === null || !isRight) throw new HallwayError('wrong_credentials');
    if (!credential.isActive) throw new HallwayError('account_deactivated');
    this.#throttle.recordSuccess(request.email, peerAddress);

    const token = newToken();
    const deviceId = await this.#core.addDevice({
      userId: credential.userId,
      tokenHash: hashToken(token),
      name: request.deviceName,
      nowMs: this.#clock.nowMs(),
    });
    const { userId, organizationId, organizationName, displayName } = credential;
    return { token, deviceId, userId, organizationId, organizationName, displayName };
  }
}
