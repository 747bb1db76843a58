/** Who must act: the person, nobody (it is retried), or the developers. */
export type ErrorKind = 'user' | 'operational' | 'bug';

interface CatalogueEntry {
  readonly kind: ErrorKind;
  readonly message: string;
}

/**
 * Every error code that crosses a boundary, with the sentence shown when nothing better is known.
 * Codes are stable: never rename or reuse one, clients of older versions know them.
 */
export const errorCatalogue = {
  // Signing in and sessions
  wrong_credentials: { kind: 'user', message: 'The e-mail address or the password is wrong.' },
  too_many_attempts: { kind: 'user', message: 'Too many attempts. Wait a moment, then try again.' },
  account_deactivated: { kind: 'user', message: 'This account has been deactivated. Ask your administrator.' },
  session_ended: { kind: 'user', message: 'You were signed out on this device. Sign in again; unsent messages are kept.' },
  account_exists: { kind: 'user', message: 'You are signed in there already.' },
  too_many_accounts: { kind: 'user', message: 'There is room for 50 organizations on this computer. Sign out of one first.' },
  not_signed_in: { kind: 'user', message: 'Sign in first.' },
  // Reaching the server
  server_unreachable: { kind: 'operational', message: 'The server cannot be reached.' },
  server_not_found: { kind: 'user', message: 'No server was found at this address. Check the address.' },
  not_a_hallway_server: { kind: 'user', message: 'There is a server at this address, but it is not a Hallway server.' },
  tls_failed: { kind: 'user', message: "The server's certificate cannot be trusted. Ask your administrator." },
  client_too_old: { kind: 'user', message: 'This version of Hallway is too old for the server. Update Hallway.' },
  server_too_old: { kind: 'user', message: 'The server is older than this version of Hallway. Ask your administrator to update it.' },
  server_busy: { kind: 'operational', message: 'The server is busy. It will be tried again.' },
  storage_full: { kind: 'operational', message: 'The server has no space left. Your messages wait and are sent later.' },
  // What was asked
  invalid_request: { kind: 'user', message: 'The request was not understood.' },
  request_too_large: { kind: 'user', message: 'This is too large to send.' },
  not_found: { kind: 'user', message: 'This does not exist, or you may not see it.' },
  not_allowed: { kind: 'user', message: 'You are not allowed to do this.' },
  feature_off: { kind: 'user', message: 'Chat is not part of your organization’s plan. Existing messages stay readable.' },
  conflict: { kind: 'bug', message: 'The same id was already used for something else.' },
  message_too_long: { kind: 'user', message: 'Messages can have up to 16,000 characters.' },
  message_deleted: { kind: 'user', message: 'This message was deleted.' },
  already_sent: { kind: 'user', message: 'This message has been sent already.' },
  too_many_scheduled: { kind: 'user', message: 'Up to 100 messages can wait for their time. Send or take back some first.' },
  too_many_pins: { kind: 'user', message: 'A chat can have up to 100 pinned messages. Take one down first.' },
  last_owner: { kind: 'user', message: 'A group needs an owner. Make someone else an owner first.' },
  rate_limited: { kind: 'operational', message: 'That was too fast. It will be tried again.' },
  // Calls
  call_over: { kind: 'user', message: 'This call is over.' },
  call_full: { kind: 'user', message: 'This call is full: up to 12 people can be in one.' },
  call_cameras_full: { kind: 'user', message: 'With more than 6 people in a call, cameras stay off, so that everybody is heard well.' },
  call_answered_elsewhere: { kind: 'user', message: 'You are in this call on another device.' },
  call_nobody: { kind: 'user', message: 'Nobody in this chat can be called.' },
  call_needs_connection: { kind: 'user', message: 'You are offline. A call needs a connection to the server to begin.' },
  call_too_often: { kind: 'user', message: 'You have called here several times just now. Wait a minute, then try again.' },
  call_not_supported: { kind: 'user', message: 'The server is too old for calls. Ask your administrator to update it.' },
  // Files
  file_too_large: { kind: 'user', message: 'This file is larger than your organization allows.' },
  file_quota_reached: { kind: 'user', message: 'Your organization has no space left for files. Ask your administrator.' },
  file_missing: { kind: 'operational', message: 'The server does not have this file yet. It is sent again.' },
  file_damaged: { kind: 'operational', message: 'The file arrived damaged. It is tried again.' },
  file_gone: { kind: 'user', message: 'This file is no longer on the server.' },
  file_changed: { kind: 'user', message: 'This file is not on this computer any more. Add it again.' },
  file_empty: { kind: 'user', message: 'This file is empty.' },
  file_unreadable: { kind: 'user', message: 'This file cannot be read.' },
  picture_unusable: { kind: 'user', message: 'This cannot be used as a picture. Choose a PNG, JPEG or WebP picture.' },
  too_many_files: { kind: 'user', message: 'A message can have up to 25 files.' },
  // The local store and this computer
  store_newer: { kind: 'user', message: 'The data on this computer was written by a newer version of Hallway. Update Hallway to open it.' },
  store_unreadable: { kind: 'user', message: 'The data on this computer cannot be opened.' },
  store_rebuilt: { kind: 'operational', message: 'The copy on this computer was damaged and is being fetched again. What you had not sent was kept.' },
  store_rebuilt_partly: { kind: 'operational', message: 'The copy on this computer was damaged and is being fetched again. Not everything that you had not sent could be read any more.' },
  store_locked: { kind: 'user', message: 'Hallway is already running with this profile.' },
  disk_full: { kind: 'user', message: 'This computer has no space left. Free some space; nothing you wrote is lost.' },
  port_in_use: { kind: 'user', message: 'The port is already in use.' },
  demo_failed: { kind: 'operational', message: 'The demo organization could not be started.' },
  internal: { kind: 'bug', message: 'Something went wrong in Hallway.' },
} as const satisfies Record<string, CatalogueEntry>;

/** A stable code of {@link errorCatalogue}. */
export type ErrorCode = keyof typeof errorCatalogue;

/** All codes, for schemas. */
export const errorCodes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];
