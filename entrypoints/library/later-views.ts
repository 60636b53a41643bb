import { later } from './later';

export const ActivityView = later(async () => (await import('./activity-view')).ActivityView);
export const DetailPane = later(async () => (await import('./detail-pane')).DetailPane);
export const DigestView = later(async () => (await import('./digest-view')).DigestView);
export const ExportSheet = later(async () => (await import('./export-sheet')).ExportSheet);
export const FeedsView = later(async () => (await import('./feeds-view')).FeedsView);
export const QueueView = later(async () => (await import('./queue-view')).QueueView);
export const SettingsView = later(async () => (await import('./settings-view')).SettingsView);
export const StatisticsView = later(async () => (await import('./statistics-view')).StatisticsView);
export const SyncView = later(async () => (await import('./sync-view')).SyncView);
export const TagsView = later(async () => (await import('./tags-view')).TagsView);
export const TwinsView = later(async () => (await import('./twins-view')).TwinsView);
export const WelcomeView = later(async () => (await import('./welcome-view')).WelcomeView);
