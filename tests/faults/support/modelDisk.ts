import { basename, dirname } from 'node:path';
import type { Entry, FileState, FileSystem } from '../../../main/store/files/fileSystem.ts';

interface FileNode {
  kind: 'file';
  inode: number;
  bytes: Buffer;
  /** What a loss of power leaves for certain. */
  flushed: Buffer;
}
type Names = Map<string, Node>;
interface FolderNode {
  kind: 'folder';
  inode: number;
  names: Names;
  /** What a loss of power leaves for certain. */
  flushed: Names;
}
type Node = FileNode | FolderNode;

/** A change of names: on disk for certain once one of its folders is flushed, and then whole. */
interface Change {
  folders: FolderNode[];
  apply: (namesOf: (folder: FolderNode) => Names) => void;
}

/** What a loss of power makes of content that was not flushed. */
export type Unflushed = 'lost' | 'cut' | 'zeroed' | 'kept';
export const UNFLUSHED: readonly Unflushed[] = ['lost', 'cut', 'zeroed', 'kept'];

const failure = (code: string, path: string) =>
  Object.assign(new Error(`${code}: ${path}`), { code });

const emptyFolder = (inode: number): FolderNode => ({
  kind: 'folder',
  inode,
  names: new Map(),
  flushed: new Map(),
});

/**
 * A disk in memory that knows what of it a loss of power would leave. Of each folder the names that
 * were flushed, and any number of the later changes in their order; of each file the content that
 * was flushed, and nothing, half, zeros or all of the rest. Flushing one folder flushes no other.
 */
export class ModelDisk implements FileSystem {
  readonly #root: FolderNode;
  #pending: Change[] = [];
  #inodes = 1_000_000;

  constructor(root: FolderNode = emptyFolder(0)) {
    this.#root = root;
  }

  /** How many changes of names may or may not be there after a loss of power. */
  get pending(): number {
    return this.#pending.length;
  }

  /** The disk after a loss of power: with the first `changes` of the pending ones. This one stays as it is. */
  afterPowerLoss(changes: number, unflushed: Unflushed): ModelDisk {
    const left = new Map<FolderNode, Names>();
    const namesOf = (folder: FolderNode): Names => {
      const names = left.get(folder) ?? new Map(folder.flushed);
      left.set(folder, names);
      return names;
    };
    for (const { apply } of this.#pending.slice(0, changes)) apply(namesOf);
    return new ModelDisk(survivingFolder(this.#root, namesOf, unflushed));
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      node = node?.kind === 'folder' ? node.names.get(name) : undefined;
    }
    return node;
  }

  #file(path: string): FileNode {
    const node = this.#find(path);
    if (node === undefined) throw failure('ENOENT', path);
    if (node.kind === 'folder') throw failure('EISDIR', path);
    return node;
  }

  #folder(path: string): FolderNode {
    const node = this.#find(path);
    if (node?.kind === 'folder') return node;
    throw failure(node === undefined ? 'ENOENT' : 'ENOTDIR', path);
  }

  #change(change: Change): void {
    change.apply((folder) => folder.names);
    this.#pending.push(change);
  }

  #make(path: string, node: Node): void {
    const folder = this.#folder(dirname(path));
    const name = basename(path);
    if (folder.names.has(name)) throw failure('EEXIST', path);
    this.#change({ folders: [folder], apply: (namesOf) => namesOf(folder).set(name, node) });
  }

  // Each operation takes a turn of the event loop, as a real disk's do.
  async read(path: string): Promise<Uint8Array> {
    await Promise.resolve();
    return Buffer.from(this.#file(path).bytes);
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await Promise.resolve();
    const content = { bytes: Buffer.from(bytes), flushed: Buffer.from(bytes) };
    this.#make(path, { kind: 'file', inode: this.#inodes++, ...content });
  }

  async append(path: string, bytes: Uint8Array): Promise<void> {
    await Promise.resolve();
    const file = this.#file(path);
    file.bytes = Buffer.concat([file.bytes, bytes]);
  }

  async truncate(path: string, length: number): Promise<void> {
    await Promise.resolve();
    const file = this.#file(path);
    file.bytes = file.bytes.subarray(0, length);
  }

  async flushFile(path: string): Promise<void> {
    await Promise.resolve();
    const file = this.#file(path);
    file.flushed = file.bytes;
  }

  async flushFolder(path: string): Promise<void> {
    await Promise.resolve();
    const flushed = this.#folder(path);
    const isOf = ({ folders }: Change) => folders.includes(flushed);
    for (const { apply } of this.#pending.filter(isOf)) apply((folder) => folder.flushed);
    this.#pending = this.#pending.filter((change) => !isOf(change));
  }

  async rename(from: string, to: string): Promise<void> {
    await Promise.resolve();
    const [node, target] = [this.#find(from), this.#find(to)];
    if (node === undefined) throw failure('ENOENT', from);
    if (target !== undefined && target.kind !== node.kind) throw failure('ENOTDIR', to);
    if (target?.kind === 'folder' && target.names.size > 0) throw failure('ENOTEMPTY', to);
    const [source, goal] = [this.#folder(dirname(from)), this.#folder(dirname(to))];
    this.#change({
      folders: [source, goal],
      apply: (namesOf) => {
        namesOf(source).delete(basename(from));
        namesOf(goal).set(basename(to), node);
      },
    });
  }

  async makeFolder(path: string): Promise<void> {
    await Promise.resolve();
    this.#make(path, emptyFolder(this.#inodes++));
  }

  async remove(path: string): Promise<void> {
    await Promise.resolve();
    if (this.#find(path) === undefined) return;
    const folder = this.#folder(dirname(path));
    this.#change({
      folders: [folder],
      apply: (namesOf) => namesOf(folder).delete(basename(path)),
    });
  }

  async list(path: string): Promise<Entry[]> {
    await Promise.resolve();
    return [...this.#folder(path).names].map(([name, { kind }]) => ({ name, kind }));
  }

  async state(path: string): Promise<FileState | null> {
    await Promise.resolve();
    const node = this.#find(path);
    if (node === undefined) return null;
    const size = node.kind === 'file' ? node.bytes.length : 0;
    return { kind: node.kind, size, modified: 0, inode: node.inode };
  }

  async realPath(path: string): Promise<string> {
    await Promise.resolve();
    if (this.#find(path) === undefined) throw failure('ENOENT', path);
    return path;
  }
}

function survivingFolder(
  folder: FolderNode,
  namesOf: (folder: FolderNode) => Names,
  unflushed: Unflushed,
): FolderNode {
  const survivor = (node: Node): Node =>
    node.kind === 'folder'
      ? survivingFolder(node, namesOf, unflushed)
      : survivingFile(node, unflushed);
  const names = new Map([...namesOf(folder)].map(([name, node]) => [name, survivor(node)]));
  return { kind: 'folder', inode: folder.inode, names, flushed: new Map(names) };
}

function survivingFile({ inode, bytes, flushed }: FileNode, unflushed: Unflushed): FileNode {
  const left = bytes.equals(flushed) ? flushed : remains(bytes, flushed, unflushed);
  return { kind: 'file', inode, bytes: left, flushed: left };
}

function remains(bytes: Buffer, flushed: Buffer, unflushed: Unflushed): Buffer {
  if (unflushed === 'kept') return bytes;
  const grown = bytes.subarray(0, flushed.length).equals(flushed);
  if (unflushed === 'lost' || !grown) return flushed;
  const added = bytes.length - flushed.length;
  if (unflushed === 'cut') return bytes.subarray(0, flushed.length + Math.floor(added / 2));
  return Buffer.concat([flushed, Buffer.alloc(added)]);
}
