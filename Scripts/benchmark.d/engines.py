"""The same networks in engines that only predict: engines.py ENGINE CASE BATCH_SIZE.

Prints the engine, the median and the 99th percentile of a call in seconds. ONNX Runtime and OpenVINO read the network as PyTorch
exports it, in float32; OpenVINO is told to keep to that and to answer single calls fast.
"""

import sys
import tempfile
import time

import numpy as np
import torch
from pytorch import CASES
from torch import nn


class Network(nn.Module):
    def __init__(self, make, activate):
        super().__init__()
        self.network, self.activate = make(), activate

    def forward(self, x):
        return self.activate(self.network(x))


def exported(model, x):
    path = tempfile.mkdtemp() + "/network.onnx"
    torch.onnx.export(model, (x,), path, input_names=["x"], dynamo=True, external_data=False)
    return path


def onnx_runtime(model, x):
    import onnxruntime

    session = onnxruntime.InferenceSession(exported(model, x), providers=["CPUExecutionProvider"])
    images = x.numpy()
    return lambda: session.run(None, {"x": images})


def openvino(model, x):
    import openvino

    settings = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32"}
    request = openvino.compile_model(exported(model, x), "CPU", settings).create_infer_request()
    images = x.numpy()
    return lambda: request.infer([images])


def pytorch(model, x):
    model, x = model.to(memory_format=torch.channels_last), x.contiguous(memory_format=torch.channels_last)
    return lambda: model(x)


def compiled(model, x):
    return pytorch(torch.compile(model, mode="max-autotune"), x)


ENGINES = {"ONNX Runtime": onnx_runtime, "OpenVINO": openvino, "PyTorch": pytorch, "torch.compile": compiled}


def main():
    engine, name, batch = sys.argv[1], sys.argv[2], int(sys.argv[3])
    make, data, _, activate = CASES[name]
    model = Network(make, activate).eval()
    _, _, x = data(batch, batch)
    with torch.inference_mode():
        call = ENGINES[engine](model, x.contiguous())
        times, end = [], time.perf_counter() + 4
        while time.perf_counter() < end or len(times) < 20:
            start = time.perf_counter()
            np.asarray(call())
            times.append(time.perf_counter() - start)
    times = sorted(times[len(times) // 4:])
    print(engine, times[len(times) // 2], times[len(times) * 99 // 100], sep="\t")


main()
