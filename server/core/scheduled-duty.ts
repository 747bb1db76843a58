/** What the server itself does when the time of a scheduled message has come. No client can send this. */
export interface ScheduledDuty {
  readonly kind: 'message.sendScheduled';
  readonly messageId: string;
}
