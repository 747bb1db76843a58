import Database from 'better-sqlite3';

/** Another program at work in a database: `lock-holder.ts FILE MILLISECONDS`. Says a line when it has the file for itself. */
const [file = '', milliseconds = '0'] = process.argv.slice(2);
const database = new Database(file);
database.pragma('busy_timeout = 10000');
database.exec('BEGIN EXCLUSIVE');
process.stdout.write('locked\n');
setTimeout(() => {
  database.exec('ROLLBACK');
  database.close();
}, Number(milliseconds));
