import { cachedSource } from '../../shared/models/byteSource.ts';
import { findBatchNorms } from '../../shared/models/onnx/edit/batchNorms.ts';
import type { FoundBatchNorms } from '../../shared/models/onnx/edit/batchNorms.ts';
import { OnnxModel } from '../../shared/models/onnx/edit/onnxModel.ts';
import { wholeModel } from '../../shared/models/onnx/edit/wholeModel.ts';
import { message } from '../../shared/errors/message.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { readingModel } from '../data/modelFiles.ts';

/** A model in memory with the BatchNorm nodes that can be run in both modes. */
export interface OpenedModel extends FoundBatchNorms {
  model: OnnxModel;
  /** All of it, with what lay beside the file. */
  bytes: Uint8Array;
}

/** @throws {WorkbenchError} `import-refused` for what is no ONNX model, or one without any such node */
export const openOnnx = (path: string): Promise<OpenedModel> =>
  readingModel(path, async (files) => {
    const bytes = await wholeModel({ ...files, main: cachedSource(files.main) });
    const model = new OnnxModel(bytes);
    const norms = await findBatchNorms(model, bytes);
    if (norms.found.length > 0) return { model, bytes, ...norms };
    const [left] = norms.left;
    throw new Refusal(
      left === undefined
        ? message('onnxNoBatchNorm')
        : message('onnxNoBatchNormUsable', { path: left.path, reason: left.reason }),
    );
  });
