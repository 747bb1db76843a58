import { translated } from '../language/translated.ts';

/** What keys do. */
export const shortcutStrings = translated('shortcuts', {
  title: 'Keyboard shortcuts',
  change: 'Change shortcuts',
  groups: { finding: 'Finding', chats: 'Chats', moving: 'Moving about', program: 'Hallway', calls: 'Calls' },
  actions: {
    switcher: 'Jump to a chat or person', searchInChat: 'Search in this chat', searchEverywhere: 'Search everywhere', filterChats: 'Filter the chat list', inbox: 'All unread, and back',
    newMessage: 'New message', newGroup: 'New group', previousChat: 'Previous chat', nextChat: 'Next chat', previousUnread: 'Previous unread chat', nextUnread: 'Next unread chat',
    goToChats: 'Go to the chats', goToConversation: 'Go to the conversation', goToDetails: 'Go to the details', nextPane: 'Next pane', previousPane: 'Previous pane',
    settings: 'Settings', shortcuts: 'Keyboard shortcuts',
    acceptVoice: 'Accept a call with voice', acceptVideo: 'Accept a call with video', declineCall: 'Decline a call', callMicrophone: 'Microphone on or off', callCamera: 'Camera on or off',
    callShare: 'Share the screen, or stop', callHand: 'Raise or lower your hand', callLeave: 'Leave the call',
  },
});
