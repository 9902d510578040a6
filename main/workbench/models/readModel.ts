import type { ForeignModel } from '../../../shared/models/foreignModel.ts';
import { openModel } from '../../../shared/models/openModel.ts';
import { readingModel } from '../../data/modelFiles.ts';

/** What a model file says of its normalization layers. @throws {WorkbenchError} `import-refused` */
export const readModel = (path: string): Promise<ForeignModel> => readingModel(path, openModel);
