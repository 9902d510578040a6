// The lab's two networks written out by hand for vectors of 16 floats, as a mark of what the machine
// can do. Arguments: a folder with train.images and train.labels as raw bytes, and 1 or 2 threads
// (one after the other, or each network on its own). One epoch for each line of standard input.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int kBatch = 32, kPixels = 784, kUnits = 32, kClasses = 10, kLogits = 16, kLanes = 16;
constexpr float kEpsilon = 1e-5f, kMomentum = 0.1f;
typedef float Vector __attribute__((vector_size(4 * kLanes), aligned(4)));

Vector& at(float* p) { return *reinterpret_cast<Vector*>(p); }
const Vector& at(const float* p) { return *reinterpret_cast<const Vector*>(p); }

// out[kBatch][N] = x[kBatch][K] w[K][N] + bias: four rows at a time stay in registers.
template <int K, int N>
void forward(const float* x, const float* w, const float* bias, float* out) {
  constexpr int kRows = 8, kVectors = N / kLanes;
  for (int row = 0; row < kBatch; row += kRows) {
    Vector sum[kRows][kVectors];
    for (int r = 0; r < kRows; ++r)
      for (int v = 0; v < kVectors; ++v) sum[r][v] = at(bias + v * kLanes);
    for (int k = 0; k < K; ++k)
      for (int r = 0; r < kRows; ++r)
        for (int v = 0; v < kVectors; ++v)
          sum[r][v] += x[(row + r) * K + k] * at(w + k * N + v * kLanes);
    for (int r = 0; r < kRows; ++r)
      for (int v = 0; v < kVectors; ++v) at(out + (row + r) * N + v * kLanes) = sum[r][v];
  }
}

// Gradients of w[K][N] and of the bias.
template <int K, int N>
void weightGradient(const float* x, const float* g, float* dw, float* db) {
  constexpr int kRows = 8, kVectors = N / kLanes;
  static_assert(K % kRows == 0);
  for (int k = 0; k < K; k += kRows) {
    Vector sum[kRows][kVectors] = {};
    for (int b = 0; b < kBatch; ++b)
      for (int r = 0; r < kRows; ++r)
        for (int v = 0; v < kVectors; ++v) sum[r][v] += x[b * K + k + r] * at(g + b * N + v * kLanes);
    for (int r = 0; r < kRows; ++r)
      for (int v = 0; v < kVectors; ++v) at(dw + (k + r) * N + v * kLanes) = sum[r][v];
  }
  for (int v = 0; v < kVectors; ++v) {
    Vector sum = {};
    for (int b = 0; b < kBatch; ++b) sum += at(g + b * N + v * kLanes);
    at(db + v * kLanes) = sum;
  }
}

// dx[kBatch][K] = g w^T, by way of w^T [N][K].
template <int K, int N>
void inputGradient(const float* g, const float* w, float* dx) {
  float turned[N * K];
  for (int k = 0; k < K; ++k)
    for (int n = 0; n < N; ++n) turned[n * K + k] = w[k * N + n];
  const float zero[K] = {};
  forward<N, K>(g, turned, zero, dx);
}

// Where each array lies in one vector of parameters.
constexpr int kW1 = 0, kB1 = kW1 + kPixels * kUnits, kG1 = kB1 + kUnits, kE1 = kG1 + kUnits,
              kW2 = kE1 + kUnits, kB2 = kW2 + kUnits * kUnits, kG2 = kB2 + kUnits,
              kE2 = kG2 + kUnits, kW3 = kE2 + kUnits, kB3 = kW3 + kUnits * kLogits,
              kSize = kB3 + kLogits;

struct Trace {
  float normalized[kBatch * kUnits], inverse[kUnits], out[kBatch * kUnits];
};

template <bool kNormalized>
class Network {
 public:
  explicit Network(unsigned seed) {
    std::mt19937 random(seed);
    auto fill = [&](int begin, int rows, int columns, int stride, int inputs) {
      std::uniform_real_distribution<float> uniform(-1 / std::sqrt(float(inputs)), 1 / std::sqrt(float(inputs)));
      for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) p_[begin + r * stride + c] = uniform(random);
    };
    fill(kW1, kPixels, kUnits, kUnits, kPixels), fill(kB1, 1, kUnits, kUnits, kPixels);
    fill(kW2, kUnits, kUnits, kUnits, kUnits), fill(kB2, 1, kUnits, kUnits, kUnits);
    fill(kW3, kUnits, kClasses, kLogits, kUnits), fill(kB3, 1, kClasses, kLogits, kUnits);
    for (int u = 0; u < kUnits; ++u) p_[kG1 + u] = p_[kG2 + u] = variance_[0][u] = variance_[1][u] = 1;
  }

  float step(const float* x, const uint8_t* labels) {
    forward<kPixels, kUnits>(x, p_ + kW1, p_ + kB1, z_);
    hidden(0, p_ + kG1, p_ + kE1, first_);
    forward<kUnits, kUnits>(first_.out, p_ + kW2, p_ + kB2, z_);
    hidden(1, p_ + kG2, p_ + kE2, second_);
    forward<kUnits, kLogits>(second_.out, p_ + kW3, p_ + kB3, logits_);
    const float loss = softmax(labels);
    weightGradient<kUnits, kLogits>(second_.out, logits_, g_ + kW3, g_ + kB3);
    inputGradient<kUnits, kLogits>(logits_, p_ + kW3, z_);
    hiddenBackward(p_ + kG2, g_ + kG2, g_ + kE2, second_);
    weightGradient<kUnits, kUnits>(first_.out, z_, g_ + kW2, g_ + kB2);
    inputGradient<kUnits, kUnits>(z_, p_ + kW2, d_);
    std::copy(d_, d_ + kBatch * kUnits, z_);
    hiddenBackward(p_ + kG1, g_ + kG1, g_ + kE1, first_);
    weightGradient<kPixels, kUnits>(x, z_, g_ + kW1, g_ + kB1);
    adam();
    return loss;
  }

 private:
  // BatchNorm, where there is one, and ReLU: z_ -> trace.out.
  void hidden(int layer, const float* gamma, const float* beta, Trace& trace) {
    for (int v = 0; v < kUnits; v += kLanes) {
      Vector mean = {}, variance = {};
      if (kNormalized) {
        for (int b = 0; b < kBatch; ++b) mean += at(z_ + b * kUnits + v);
        mean /= float(kBatch);
        for (int b = 0; b < kBatch; ++b) {
          const Vector centered = at(z_ + b * kUnits + v) - mean;
          variance += centered * centered;
        }
        variance /= float(kBatch);
        for (int i = 0; i < kLanes; ++i) trace.inverse[v + i] = 1 / std::sqrt(variance[i] + kEpsilon);
        at(mean_[layer] + v) += kMomentum * (mean - at(mean_[layer] + v));
        at(variance_[layer] + v) += kMomentum * (variance * (kBatch / (kBatch - 1.0f)) - at(variance_[layer] + v));
      }
      for (int b = 0; b < kBatch; ++b) {
        Vector y = at(z_ + b * kUnits + v);
        if (kNormalized) {
          y = (y - mean) * at(trace.inverse + v);
          at(trace.normalized + b * kUnits + v) = y;
          y = y * at(gamma + v) + at(beta + v);
        }
        at(trace.out + b * kUnits + v) = y > 0 ? y : Vector{};
      }
    }
  }

  // From the gradient by the output to that by the input, in z_.
  void hiddenBackward(const float* gamma, float* dGamma, float* dBeta, const Trace& trace) {
    for (int v = 0; v < kUnits; v += kLanes) {
      Vector sum = {}, product = {};
      for (int b = 0; b < kBatch; ++b) {
        Vector& g = at(z_ + b * kUnits + v);
        g = at(trace.out + b * kUnits + v) > 0 ? g : Vector{};
        if (!kNormalized) continue;
        sum += g;
        product += g * at(trace.normalized + b * kUnits + v);
      }
      if (!kNormalized) continue;
      at(dGamma + v) = product, at(dBeta + v) = sum;
      const Vector scale = at(gamma + v) * at(trace.inverse + v);
      for (int b = 0; b < kBatch; ++b) {
        Vector& g = at(z_ + b * kUnits + v);
        g = scale * (g - sum / float(kBatch) - at(trace.normalized + b * kUnits + v) * (product / float(kBatch)));
      }
    }
  }

  // Mean cross-entropy; leaves its gradient in logits_, where columns beyond the classes become 0.
  float softmax(const uint8_t* labels) {
    float loss = 0;
    for (int b = 0; b < kBatch; ++b) {
      float* row = logits_ + b * kLogits;
      float top = row[0], sum = 0;
      for (int c = 1; c < kClasses; ++c) top = std::fmax(top, row[c]);
      const float chosen = row[labels[b]] - top;
      for (int c = 0; c < kClasses; ++c) sum += row[c] = std::exp(row[c] - top);
      loss += std::log(sum) - chosen;
      for (int c = 0; c < kLogits; ++c)
        row[c] = c < kClasses ? (row[c] / sum - (c == labels[b])) / kBatch : 0;
    }
    return loss / kBatch;
  }

  void adam() {
    ++steps_;
    const float size = float(0.01 / (1 - std::pow(0.9, steps_)));
    const float correction = float(1 / std::sqrt(1 - std::pow(0.999, steps_)));
    for (int i = 0; i < kSize; ++i) {
      const float g = g_[i];
      m_[i] = 0.9f * m_[i] + 0.1f * g;
      v_[i] = 0.999f * v_[i] + 0.001f * g * g;
      p_[i] -= size * m_[i] / (std::sqrt(v_[i]) * correction + 1e-8f);
    }
  }

  alignas(64) float p_[kSize] = {}, g_[kSize] = {}, m_[kSize] = {}, v_[kSize] = {};
  alignas(64) float z_[kBatch * kUnits], d_[kBatch * kUnits], logits_[kBatch * kLogits];
  float mean_[2][kUnits] = {}, variance_[2][kUnits] = {};
  Trace first_, second_;
  int steps_ = 0;
};

std::vector<uint8_t> bytesOf(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Data {
  std::vector<uint8_t> images, labels;
  std::vector<uint32_t> order;
};

template <class Net>
void epoch(Net& network, const Data& data, float* loss) {
  alignas(64) float x[kBatch * kPixels];
  uint8_t y[kBatch];
  for (size_t first = 0; first + kBatch <= data.order.size(); first += kBatch) {
    for (int b = 0; b < kBatch; ++b) {
      const uint32_t example = data.order[first + b];
      const uint8_t* image = data.images.data() + size_t(example) * kPixels;
      for (int i = 0; i < kPixels; ++i) x[b * kPixels + i] = image[i] * (1 / 255.0f);
      y[b] = data.labels[example];
    }
    *loss = network.step(x, y);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string folder = argv[1];
  const bool together = std::atoi(argv[2]) > 1;
  Data data{bytesOf(folder + "/train.images"), bytesOf(folder + "/train.labels"), {}};
  data.order.resize(data.labels.size());
  std::iota(data.order.begin(), data.order.end(), 0u);
  std::mt19937 random(1);
  auto bn = std::make_unique<Network<true>>(1);
  auto plain = std::make_unique<Network<false>>(1);
  std::puts("{\"ready\": true}");
  std::fflush(stdout);
  for (std::string line; std::getline(std::cin, line);) {
    const auto start = std::chrono::steady_clock::now();
    for (size_t i = data.order.size() - 1; i > 0; --i) std::swap(data.order[i], data.order[random() % (i + 1)]);
    float losses[2];
    if (together) {
      std::thread other([&] { epoch(*plain, data, losses + 1); });
      epoch(*bn, data, losses);
      other.join();
    } else {
      epoch(*bn, data, losses);
      epoch(*plain, data, losses + 1);
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("{\"seconds\": %.6f, \"loss\": %.6f}\n", seconds.count(), losses[0]);
    std::fflush(stdout);
  }
}
