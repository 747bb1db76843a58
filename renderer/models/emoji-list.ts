/** An emoji with its name first and further words to find it by. */
export interface EmojiEntry {
  readonly emoji: string;
  readonly names: string;
}

/** Offered at once on each message. */
export const quickEmoji = ['👍', '❤️', '😂', '🎉', '👀', '🙏'] as const;

const list = `👍 thumbs-up yes good agree|❤️ heart love|😂 laugh tears joy lol|🎉 party tada celebrate congratulations|👀 eyes look|🙏 thanks please pray|😀 grin happy smile|😃 smile happy|😄 laugh happy|😁 beam|😅 sweat relief|🤣 rolling laugh|🙂 slight-smile|😉 wink|😊 blush smile|😍 heart-eyes love|😘 kiss|😋 yum|😜 tongue joke|🤪 zany|🤗 hug|🤔 think hmm|🤨 eyebrow doubt|😐 neutral|😑 expressionless|🙄 eye-roll|😏 smirk|😴 sleep tired|😪 sleepy|😷 mask ill|🤒 fever ill|🤕 hurt|🤯 mind-blown wow|🥳 party birthday|😎 cool sunglasses|🤓 nerd|😕 confused|😟 worried|🙁 frown sad|😮 surprised oh|😲 astonished wow|😳 flushed|🥺 pleading|😢 cry sad|😭 sob cry|😱 scream fear|😖 confounded|😤 triumph steam|😡 angry|🤬 swear|💀 skull dead|💩 poop|🤖 robot bot|👻 ghost|🙈 see-no-evil monkey|🙉 hear-no-evil|🙊 speak-no-evil|💋 kiss|💔 broken-heart|💯 hundred perfect|💥 boom|💦 sweat drops|💤 zzz sleep|👋 wave hello bye|🖐️ hand stop|✋ raised-hand|👌 ok|🤏 pinch small|✌️ victory peace|🤞 fingers-crossed luck|🤘 rock horns|🤙 call-me|👈 point-left|👉 point-right|👆 point-up|👇 point-down|👎 thumbs-down no bad|✊ fist|👊 punch fist-bump|👏 clap applause|🙌 hooray hands|🫶 heart-hands|🤝 handshake deal|💪 strong muscle|🧠 brain|🙋 raise-hand question|🤷 shrug|🤦 facepalm|🏃 run hurry|🧑‍💻 technologist work|🐛 bug|🐢 turtle slow|🦄 unicorn|🐶 dog|🐱 cat|🐝 bee|🦋 butterfly|🌱 seedling grow|🌹 rose|🌻 sunflower|🌈 rainbow|☀️ sun|🌙 moon night|⭐ star|✨ sparkles new|⚡ lightning fast|🔥 fire hot|❄️ snow cold|🌧️ rain|🍎 apple|🍌 banana|🍓 strawberry|🥑 avocado|🍕 pizza|🍔 burger|🍟 fries|🌮 taco|🍣 sushi|🍪 cookie|🎂 cake birthday|🍰 cake|🍫 chocolate|🍿 popcorn|☕ coffee|🍵 tea|🍺 beer|🍷 wine|🥂 cheers|⚽ football|🏀 basketball|🎮 game|🎯 target goal|🏆 trophy win|🥇 gold first|🎁 gift|🎈 balloon|🎵 music note|🎧 headphones|📷 camera|💻 laptop computer|📱 phone|☎️ telephone call|📧 mail|📅 calendar date|📌 pin|📎 paperclip|✏️ pencil edit|📝 memo note|📈 chart up growth|📉 chart down|💰 money|💡 idea light|🔧 wrench fix|🔨 hammer build|⚙️ gear settings|🔒 lock secure|🔑 key|🚀 rocket ship launch|✈️ plane travel|🚗 car|🚲 bicycle|🏠 home house|🏢 office|🏖️ beach holiday|⏰ alarm time|⏳ hourglass wait|✅ check done yes|❌ cross no|❗ exclamation|❓ question|⚠️ warning|🚧 construction progress|🛑 stop|➕ plus|🆗 ok|🔁 repeat|🔔 bell|🔕 mute quiet|🏁 finish flag|🚩 red-flag`;

/** A curated list; the most used first. */
export const emojiList: readonly EmojiEntry[] = list.split('|').map((line) => {
  const space = line.indexOf(' ');
  return { emoji: line.slice(0, space), names: line.slice(space + 1) };
});

/** The emoji with a word that begins with each word of the text; all of them for none. */
export function searchEmoji(text: string): readonly EmojiEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return emojiList;
  return emojiList.filter(({ names }) => words.every((word) => names.split(/[\s-]/).some((name) => name.startsWith(word))));
}
