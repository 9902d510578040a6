"""Both networks in JAX: an epoch is one compiled scan over its batches."""
import jax
import jax.numpy as jnp
import numpy as np

from turns import BATCH, LEARNING_RATE, load, take_turns

EPSILON, MOMENTUM, BETAS = 1e-5, 0.1, (0.9, 0.999)
images, labels = (jnp.asarray(part) for part in load("train"))
SIZES = [(784, 32), (32, 32), (32, 10)]


def start(random, normalized):
    def uniform(inputs, *shape):
        return jnp.asarray(random.uniform(-1, 1, shape) / np.sqrt(inputs), jnp.float32)
    parameters = [{"weight": uniform(i, i, o), "bias": uniform(i, o)} for i, o in SIZES]
    for layer in parameters[:2] if normalized else []:
        layer.update(gamma=jnp.ones(32), beta=jnp.zeros(32))
    running = [(jnp.zeros(32), jnp.ones(32))] * (2 if normalized else 0)
    zeros = jax.tree.map(jnp.zeros_like, parameters)
    return parameters, zeros, zeros, running


def loss_of(parameters, x, y, running):
    seen = []
    for at, layer in enumerate(parameters):
        x = x @ layer["weight"] + layer["bias"]
        if "gamma" in layer:
            mean, variance = x.mean(0), x.var(0)
            x = (x - mean) * jax.lax.rsqrt(variance + EPSILON) * layer["gamma"] + layer["beta"]
            unbiased = variance * (BATCH / (BATCH - 1))
            seen.append(tuple(old + MOMENTUM * (new - old) for old, new in zip(running[at], (mean, unbiased))))
        if at < len(parameters) - 1:
            x = jax.nn.relu(x)
    chosen = jnp.take_along_axis(jax.nn.log_softmax(x), y[:, None], 1)
    return -chosen.mean(), seen


def update(state, x, y, step):
    parameters, first, second, running = state
    (loss, running), gradients = jax.value_and_grad(loss_of, has_aux=True)(parameters, x, y, running)
    first = jax.tree.map(lambda m, g: BETAS[0] * m + (1 - BETAS[0]) * g, first, gradients)
    second = jax.tree.map(lambda v, g: BETAS[1] * v + (1 - BETAS[1]) * g * g, second, gradients)
    corrections = [-jnp.expm1(step * np.log(beta)) for beta in BETAS]

    def moved(p, m, v):
        return p - LEARNING_RATE / corrections[0] * m / (jnp.sqrt(v / corrections[1]) + 1e-8)
    return (jax.tree.map(moved, parameters, first, second), first, second, running), loss


@jax.jit
def train(states, order, step):
    def body(carry, index):
        states, step = carry
        x, y = images[index].astype(jnp.float32) / 255, labels[index].astype(jnp.int32)
        states, losses = zip(*(update(state, x, y, step) for state in states))
        return (states, step + 1), losses[0]
    return jax.lax.scan(body, (states, step), order)


random = np.random.default_rng(1)
carry = (tuple(start(random, normalized) for normalized in (True, False)), jnp.float32(1))


def epoch():
    global carry
    steps = len(labels) // BATCH
    order = random.permutation(len(labels))[:steps * BATCH].reshape(steps, BATCH)
    carry, losses = train(*carry[:1], jnp.asarray(order), carry[1])
    return float(losses[-1])


epoch()
take_turns(epoch)
