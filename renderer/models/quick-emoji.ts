/** Offered at once on each message. */
export const quickEmoji = ['👍', '❤️', '😂', '🎉', '👀', '🙏'] as const;
