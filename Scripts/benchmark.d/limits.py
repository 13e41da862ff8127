"""What limits the instructions that the participants use."""

# Of Fieldbook, oneDNN (in all), PyTorch, OpenVINO (after 2026.4), XLA, OpenBLAS and MKL.
VARIABLES = {
    "avx2": {
        "FIELDBOOK_ISA": "avx2", "ONEDNN_MAX_CPU_ISA": "AVX2", "DNNL_MAX_CPU_ISA": "AVX2", "ATEN_CPU_CAPABILITY": "avx2",
        "OV_CPU_MAX_ISA": "AVX2", "XLA_FLAGS": "--xla_cpu_max_isa=AVX2", "OPENBLAS_CORETYPE": "Haswell",
        "MKL_ENABLE_INSTRUCTIONS": "AVX2",
    },
    "sse2": {
        "FIELDBOOK_ISA": "sse2", "ONEDNN_MAX_CPU_ISA": "SSE41", "DNNL_MAX_CPU_ISA": "SSE41", "ATEN_CPU_CAPABILITY": "default",
        "OV_CPU_MAX_ISA": "SSE41", "XLA_FLAGS": "--xla_cpu_max_isa=SSE4_2", "OPENBLAS_CORETYPE": "Nehalem",
        "MKL_ENABLE_INSTRUCTIONS": "SSE4_2",
    },
}


def told(isa):
    return (
        f"instructions limited to {isa}, oneDNN's at least to SSE4.1; not limited: ONNX Runtime, which has no such setting, what "
        "OpenVINO 2026.4 does beside oneDNN, and the code that TensorFlow was compiled to (AVX)")
