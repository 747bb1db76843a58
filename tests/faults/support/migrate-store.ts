import { migrateStore } from '#backend/store/migrate-store';

/** Brings the store file that `FAULTS_STORE` names to this build's schema, and may be killed at it. */
await migrateStore(process.env['FAULTS_STORE'] ?? '');
