const start = Date.now();
let count = 0;

/**
 * An id that the server takes for any other (UUIDv7, rising), without its randomness: making real ones costs as much as
 * everything else that the load does for a message, and the load shall not measure itself.
 */
export function loadId(): string {
  count += 1;
  const time = (start + Math.floor(count / 4_096)).toString(16).padStart(12, '0');
  const place = (count % 4_096).toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-8000-${process.pid.toString(16).padStart(12, '0')}`;
}
