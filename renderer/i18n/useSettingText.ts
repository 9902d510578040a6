import { settingApplies } from '../../shared/domain/config.ts';
import type { ExperimentConfig, SettingName } from '../../shared/domain/config.ts';
import { useFormats } from './useFormats.ts';
import { useText } from './useText.ts';

/** A config's settings as a person reads them, `Hidden layers: 10 × 32`. */
export function useSettingText(): (config: ExperimentConfig, setting: SettingName) => string {
  const { t } = useText();
  const { integer, settingNumber } = useFormats();

  function layers(sizes: number[]): string {
    const [first] = sizes;
    if (first === undefined) return t('config.noHiddenLayers');
    const isEven = sizes.every((units) => units === first);
    if (isEven && sizes.length > 3) {
      return t('config.layersOfUnits', { layers: sizes.length, units: first });
    }
    return sizes.join(' – ');
  }

  return (config, setting) => {
    if (!settingApplies(config, setting)) return t('config.notApplicable');
    switch (setting) {
      case 'optimizer':
        return t(`config.optimizer.${config.optimizer}`);
      case 'activation':
        return t(`config.activation.${config.activation}`);
      case 'initialization':
        return t(`config.initialization.${config.initialization}`);
      case 'normalization':
        return t(`config.normalization.${config.normalization}`);
      case 'batchNormPlacement':
        return t(`config.batchNormPlacement.${config.batchNormPlacement}`);
      case 'hiddenSizes':
        return layers(config.hiddenSizes);
      case 'trainSubset':
        return config.trainSubset === null ? t('config.allExamples') : integer(config.trainSubset);
      case 'dataset':
        if (config.dataset === 'mnist') return t('config.dataset.mnist');
        return config.dataset === 'digits' ? t('config.dataset.digits') : config.dataset;
      case 'seed':
        return String(config.seed);
      default:
        return settingNumber(config[setting]);
    }
  };
}
