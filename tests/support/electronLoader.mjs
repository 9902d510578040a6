// The app that the test Electron has inside, as each Electron of electron's own releases has one:
// `electron FOLDER` runs the app of that folder.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = path.resolve(process.argv.slice(1).find((word) => !word.startsWith('-')) ?? '.');
const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
// Electron has it for its own loader, and its types do not tell of it.
Reflect.apply(Reflect.get(app, 'setAppPath'), app, [folder]);
app.setName(about.productName ?? about.name);
Reflect.apply(Reflect.get(app, 'setVersion'), app, [about.version]);
await import(pathToFileURL(path.join(folder, about.main)).href);
