import { translated } from '../language/translated.ts';

/** What keys do. */
export const shortcutStrings = translated('shortcuts', {
  title: 'Keyboard shortcuts',
  change: 'Change shortcuts',
  groups: { finding: 'Finding', chats: 'Chats', moving: 'Moving about', program: 'Hallway', calls: 'Calls' },
  inSettings: (section: string) => `Settings: ${section}`,
  /** Other words by which people look for what can be done. */
  words: {
    newMessage: 'write compose direct chat', newGroup: 'create channel chat', search: 'find messages', inbox: 'unread', threads: 'replies', mentions: 'named me', saved: 'bookmarks later', scheduled: 'send later', people: 'directory colleagues members',
    files: 'documents pictures attachments', calls: 'history missed', profile: 'status away holiday picture title pronouns time zone', callSettings: 'microphone camera speaker headset', overview: 'keys hotkeys', sync: 'offline connection waiting queue history',
    addOrganization: 'workspace server account', appearance: 'theme dark light colours contrast density text size font language clock', notifications: 'mute pause quiet do not disturb sound keywords', shortcuts: 'keys hotkeys change', storage: 'disk space clear cache size',
    devices: 'sign out sessions computers', about: 'version licences help',
  },
  actions: {
    switcher: 'Jump to a chat or person', searchInChat: 'Search in this chat', searchEverywhere: 'Search everywhere', filterChats: 'Filter the chat list', inbox: 'All unread, and back',
    newMessage: 'New message', newGroup: 'New group', previousChat: 'Previous chat', nextChat: 'Next chat', previousUnread: 'Previous unread chat', nextUnread: 'Next unread chat',
    goToChats: 'Go to the chats', goToConversation: 'Go to the conversation', goToDetails: 'Go to the details', nextPane: 'Next pane', previousPane: 'Previous pane',
    settings: 'Settings', shortcuts: 'Keyboard shortcuts',
    acceptVoice: 'Accept a call with voice', acceptVideo: 'Accept a call with video', declineCall: 'Decline a call', callMicrophone: 'Microphone on or off', callCamera: 'Camera on or off',
    callShare: 'Share the screen, or stop', callHand: 'Raise or lower your hand', callLeave: 'Leave the call',
  },
});
