import { describe, expect, it } from 'vitest';
import { useLearn } from '../../../../renderer/features/learn/trial/learn.ts';
import { useExperiments } from '../../../../renderer/state/experiments/experiments.ts';
import { useProjector } from '../../../../renderer/state/settings.ts';
import { LAB_CONFIG } from '../../../../shared/domain/config.ts';
import { generatedExperiment } from '../../../support/generatedExperiments.ts';
import { settle, setUpStores } from './setUp.ts';

describe('an experiment beside a chapter', () => {
  it('is an ordinary run whose tag says where it is from', async () => {
    const client = await setUpStores();
    await useLearn().start('remedies', [
      { config: LAB_CONFIG, name: 'as it is' },
      { config: { ...LAB_CONFIG, activation: 'tanh' }, name: 'tanh' },
    ]);
    const started = client.calls.filter(({ command }) => command === 'run:start');
    expect(started.map(({ input }) => input)).toMatchObject([
      { name: 'as it is', tags: ['learn-remedies'], repeats: 1 },
      { name: 'tanh', config: { activation: 'tanh' } },
    ]);
    expect(useLearn().isStarting).toBe(false);
  });

  it('is kept with what it showed below the notes there are, once', async () => {
    const run = generatedExperiment(1, { notes: 'Mine.', tags: ['learn-lab'] });
    await setUpStores([run]);
    const experiments = useExperiments();
    await useLearn().keep([run], 'BN was better.');
    await settle();
    const kept = experiments.byId.get(run.id);
    expect(kept?.notes).toBe('Mine.\n\nBN was better.');
    expect(kept?.tags).toEqual(['learn-lab', 'kept']);

    await useLearn().keep(kept === undefined ? [] : [kept], 'BN was better.');
    await settle();
    expect(experiments.byId.get(run.id)?.notes).toBe('Mine.\n\nBN was better.');
  });
});

describe('projector mode', () => {
  it('is a setting, and hides controls until they are asked for', async () => {
    const client = await setUpStores();
    const projector = useProjector();
    projector.toggleControls();
    expect(projector.hidesControls).toBe(false);

    await projector.toggle();
    expect(client.settings.projector).toBe(true);
    expect(projector.hidesControls).toBe(true);
    projector.toggleControls();
    expect(projector.hidesControls).toBe(false);

    await projector.toggle();
    await projector.toggle();
    expect(projector.hidesControls).toBe(true);
  });
});
