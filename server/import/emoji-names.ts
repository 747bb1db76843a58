/** The short names that people use most, each with its emoji; several names may mean the same one. */
const emojiByName: Readonly<Record<string, string>> = {
  '+1': '👍', thumbsup: '👍', thumbs_up: '👍', '-1': '👎', thumbsdown: '👎', thumbs_down: '👎', ok_hand: '👌', clap: '👏', wave: '👋',
  raised_hands: '🙌', open_hands: '👐', pray: '🙏', thank_you: '🙏', handshake: '🤝', muscle: '💪', point_up: '☝️', point_up_2: '👆',
  point_down: '👇', point_right: '👉', point_left: '👈', v: '✌️', crossed_fingers: '🤞', fist: '✊', facepunch: '👊', punch: '👊',
  raised_hand: '✋', hand: '✋', raising_hand: '🙋', writing_hand: '✍️', heart: '❤️', orange_heart: '🧡', yellow_heart: '💛',
  green_heart: '💚', blue_heart: '💙', purple_heart: '💜', black_heart: '🖤', broken_heart: '💔', two_hearts: '💕', sparkling_heart: '💖',
  smile: '😄', smiley: '😃', grinning: '😀', grin: '😁', laughing: '😆', satisfied: '😆', joy: '😂', rolling_on_the_floor_laughing: '🤣',
  rofl: '🤣', slightly_smiling_face: '🙂', slight_smile: '🙂', simple_smile: '🙂', wink: '😉', blush: '😊', innocent: '😇',
  heart_eyes: '😍', star_struck: '🤩', kissing_heart: '😘', yum: '😋', stuck_out_tongue: '😛', stuck_out_tongue_winking_eye: '😜',
  zany_face: '🤪', sunglasses: '😎', nerd_face: '🤓', smirk: '😏', thinking_face: '🤔', thinking: '🤔', neutral_face: '😐',
  expressionless: '😑', no_mouth: '😶', face_with_rolling_eyes: '🙄', rolling_eyes: '🙄', grimacing: '😬', relieved: '😌', pensive: '😔',
  sleepy: '😪', sleeping: '😴', sweat_smile: '😅', sweat: '😓', upside_down_face: '🙃', upside_down: '🙃', confused: '😕',
  slightly_frowning_face: '🙁', white_frowning_face: '☹️', frown: '🙁', sad: '🙁', worried: '😟', open_mouth: '😮', astonished: '😲',
  flushed: '😳', cry: '😢', sob: '😭', scream: '😱', angry: '😠', rage: '😡', triumph: '😤', exploding_head: '🤯', face_palm: '🤦',
  facepalm: '🤦', shrug: '🤷', hugging_face: '🤗', shushing_face: '🤫', zipper_mouth_face: '🤐', mask: '😷', partying_face: '🥳',
  pleading_face: '🥺', saluting_face: '🫡', melting_face: '🫠', skull: '💀', ghost: '👻', robot_face: '🤖', poop: '💩', hankey: '💩',
  see_no_evil: '🙈', hear_no_evil: '🙉', speak_no_evil: '🙊', eyes: '👀', brain: '🧠', tada: '🎉', confetti_ball: '🎊', balloon: '🎈',
  gift: '🎁', birthday: '🎂', cake: '🍰', trophy: '🏆', medal: '🏅', first_place_medal: '🥇', rocket: '🚀', fire: '🔥', sparkles: '✨',
  star: '⭐', star2: '🌟', dizzy: '💫', zap: '⚡', boom: '💥', collision: '💥', '100': '💯', white_check_mark: '✅', check: '✅',
  heavy_check_mark: '✔️', ballot_box_with_check: '☑️', x: '❌', negative_squared_cross_mark: '❎', heavy_plus_sign: '➕',
  heavy_minus_sign: '➖', warning: '⚠️', no_entry: '⛔', no_entry_sign: '🚫', question: '❓', exclamation: '❗', bangbang: '‼️',
  bulb: '💡', idea: '💡', mag: '🔍', memo: '📝', pencil: '📝', pencil2: '✏️', books: '📚', book: '📖', bookmark: '🔖', pushpin: '📌',
  paperclip: '📎', link: '🔗', calendar: '📅', date: '📅', clock1: '🕐', hourglass: '⌛', hourglass_flowing_sand: '⏳', alarm_clock: '⏰',
  bell: '🔔', no_bell: '🔕', mega: '📣', loudspeaker: '📢', speech_balloon: '💬', thought_balloon: '💭', email: '✉️', envelope: '✉️',
  phone: '☎️', telephone_receiver: '📞', computer: '💻', desktop_computer: '🖥️', gear: '⚙️', wrench: '🔧', hammer: '🔨',
  hammer_and_wrench: '🛠️', tools: '🛠️', working_on_it: '🛠️', package: '📦', lock: '🔒', unlock: '🔓', key: '🔑', shield: '🛡️',
  bug: '🐛', chart_with_upwards_trend: '📈', chart_with_downwards_trend: '📉', bar_chart: '📊', moneybag: '💰', construction: '🚧',
  recycle: '♻️', arrow_up: '⬆️', arrow_down: '⬇️', arrow_left: '⬅️', arrow_right: '➡️', arrows_counterclockwise: '🔄', repeat: '🔁',
  white_circle: '⚪', red_circle: '🔴', large_blue_circle: '🔵', large_green_circle: '🟢', checkered_flag: '🏁',
  triangular_flag_on_post: '🚩', coffee: '☕', tea: '🍵', beer: '🍺', beers: '🍻', wine_glass: '🍷', champagne: '🍾', pizza: '🍕',
  cookie: '🍪', doughnut: '🍩', hamburger: '🍔', apple: '🍎', avocado: '🥑', popcorn: '🍿', sunny: '☀️', cloud: '☁️', umbrella: '☔',
  snowflake: '❄️', rainbow: '🌈', ocean: '🌊', earth_africa: '🌍', earth_americas: '🌎', earth_asia: '🌏', sunflower: '🌻', rose: '🌹',
  bouquet: '💐', four_leaf_clover: '🍀', seedling: '🌱', evergreen_tree: '🌲', palm_tree: '🌴', cactus: '🌵', dog: '🐶', cat: '🐱',
  unicorn_face: '🦄', unicorn: '🦄', octopus: '🐙', turtle: '🐢', snail: '🐌', butterfly: '🦋', bee: '🐝', penguin: '🐧', monkey: '🐒',
  musical_note: '🎵', headphones: '🎧', video_game: '🎮', dart: '🎯', soccer: '⚽', bike: '🚲', car: '🚗', airplane: '✈️', house: '🏠',
  office: '🏢', palm_up_hand: '🫴', heavy_multiplication_x: '✖️', octagonal_sign: '🛑', stop_sign: '🛑', crystal_ball: '🔮',
};

const skinTones: Readonly<Record<string, string>> = { '2': '🏻', '3': '🏼', '4': '🏽', '5': '🏾', '6': '🏿' };

/** The emoji with this short name, skin tone included (`+1::skin-tone-3`); null when the name is not known. */
export function emojiNamed(name: string): string | null {
  const [base = '', tone = ''] = name.split('::');
  const emoji = Object.hasOwn(emojiByName, base) ? emojiByName[base] : undefined;
  if (emoji === undefined) return null;
  const modifier = skinTones[/^skin-tone-(\d)$/.exec(tone)?.[1] ?? ''];
  // A skin tone replaces the mark that asks for the coloured form.
  return modifier === undefined ? emoji : emoji.replace('\uFE0F', '') + modifier;
}
