import Bell from 'lucide-react/icons/bell';
import HardDrive from 'lucide-react/icons/hard-drive';
import Info from 'lucide-react/icons/info';
import Keyboard from 'lucide-react/icons/keyboard';
import MonitorSmartphone from 'lucide-react/icons/monitor-smartphone';
import Palette from 'lucide-react/icons/palette';
import { useState } from 'react';
import type { InterfaceSettings } from '#shared/contract/interface-settings';
import { settingsSections, type SettingsSection } from '../../models/settings-sections.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SideTabs } from '../ui/SideTabs.tsx';
import { AboutSettings } from './AboutSettings.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { DeviceSettings } from './DeviceSettings.tsx';
import { NotificationSettings } from './NotificationSettings.tsx';
import { ShortcutSettings } from './ShortcutSettings.tsx';
import { StorageSettings } from './StorageSettings.tsx';

interface SettingsDialogProps {
  readonly settings: InterfaceSettings;
  readonly firstSection: SettingsSection;
  readonly onChange: (settings: InterfaceSettings) => void;
  readonly onClose: () => void;
}

const icons = { appearance: Palette, notifications: Bell, shortcuts: Keyboard, storage: HardDrive, devices: MonitorSmartphone, about: Info } as const;

/** All settings: those of this computer, and those that go with the person. */
export function SettingsDialog({ settings, firstSection, onChange, onClose }: SettingsDialogProps) {
  const [section, setSection] = useState(firstSection);
  const tabs = settingsSections.map((key) => ({ key, label: settingsStrings.sections[key], icon: icons[key] }));
  return (
    <Dialog title={settingsStrings.settings} onClose={onClose} className="dialog-settings">
      <SideTabs label={settingsStrings.sectionList} tabs={tabs} current={section} onChange={setSection} idPrefix="settings">
        {section === 'appearance' && <AppearanceSettings settings={settings} onChange={onChange} />}
        {section === 'notifications' && <NotificationSettings settings={settings} onChange={onChange} />}
        {section === 'shortcuts' && <ShortcutSettings />}
        {section === 'storage' && <StorageSettings />}
        {section === 'devices' && <DeviceSettings />}
        {section === 'about' && <AboutSettings />}
      </SideTabs>
      <footer className="dialog-footer">
        <button type="button" className="button button-primary" onClick={onClose}>
          {settingsStrings.close}
        </button>
      </footer>
    </Dialog>
  );
}
