import type { Experiment } from '../../../shared/domain/experiment.ts';
import { base64Bytes } from '../../../shared/formats/base64.ts';
import { bytesSource } from '../../../shared/models/byteSource.ts';
import type { ForeignModel } from '../../../shared/models/foreignModel.ts';
import { openModel } from '../../../shared/models/openModel.ts';
import { openZip } from '../../../shared/models/zip/zipFile.ts';
import type { ZipFile } from '../../../shared/models/zip/zipFile.ts';
import { client } from '../transport/client.ts';

const TOPOLOGY = 'model.json';

/** The networks with normalization in a run's checkpoint, read as anybody's models are. */
export async function modelsOfRun(
  { id, name }: Pick<Experiment, 'id' | 'name'>,
  epoch: number,
): Promise<ForeignModel[]> {
  const { content } = await client().call('experiment:export', {
    ids: [id],
    format: 'tfjs',
    language: 'en',
    epoch,
  });
  const zip = await openZip(bytesSource(name, base64Bytes(content)));
  const models: ForeignModel[] = [];
  for (const path of zip.names.filter((each) => each.endsWith(`/${TOPOLOGY}`))) {
    const folder = path.slice(0, -TOPOLOGY.length);
    const model = await openModel({ main: await zip.open(path), beside: besideIn(zip, folder) });
    const network = folder.split('/').at(-2) ?? '';
    if (model.norms.length > 0) {
      models.push({ ...model, fileName: `${name}, epoch ${epoch}, ${network}` });
    }
  }
  return models;
}

const besideIn = (zip: ZipFile, folder: string) => async (name: string) =>
  zip.names.includes(folder + name) ? zip.open(folder + name) : null;
