/** What Python is asked, each a program of its own. */

export const TRAIN_IN_TORCH = `
import json, sys, torch
from torch import nn
from safetensors.torch import save_file
told = json.load(sys.stdin)
torch.manual_seed(7)
def network(bn):
    layers, inputs = [], 784
    for units in told['hidden']:
        layers += [nn.Linear(inputs, units)] + ([nn.BatchNorm1d(units)] if bn else []) + [nn.ReLU()]
        inputs = units
    return nn.Sequential(*layers, nn.Linear(inputs, 10))
x = torch.tensor(told['images'], dtype=torch.float32) / 255
y = torch.arange(len(x)) % 10
answer = {}
for name, bn in (('bn', True), ('plain', False)):
    model = network(bn)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for step in range(20):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), y).backward()
        optimizer.step()
    model.eval()
    save_file(model.state_dict(), told['folder'] + '/' + name + '.safetensors')
    with torch.no_grad():
        answer[name] = model(x).tolist()
print(json.dumps(answer))
`;

export const READ_EVENTS = `
import json, os, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
told = json.load(sys.stdin)
answer = {}
for run in sorted(os.listdir(told['folder'])):
    for network in sorted(os.listdir(os.path.join(told['folder'], run))):
        events = EventAccumulator(os.path.join(told['folder'], run, network), size_guidance={'scalars': 0})
        events.Reload()
        answer[network] = {
            tag: [[event.step, event.value if event.value == event.value else None] for event in events.Scalars(tag)]
            for tag in events.Tags()['scalars']
        }
print(json.dumps(answer))
`;

export const CHECK_ONNX = `
import json, sys, onnx
for file in json.load(sys.stdin):
    onnx.checker.check_model(file, full_check=True)
print('true')
`;
