#include "model/analysis/workloadhardware.h"

namespace clusterwright {
namespace {

Error mustBeAboveZero(const char *key)
{
    return wrong({}, std::string("hardware.") + key, "is not stated, or not above 0.");
}

} // namespace

std::optional<Error> checkHardware(const Hardware &hardware)
{
    if (hardware.bf16 <= Rate{})
        return mustBeAboveZero("peak_tflops.bf16");
    if (hardware.fp8 && *hardware.fp8 <= Rate{})
        return mustBeAboveZero("peak_tflops.fp8");
    if (hardware.fp4 && *hardware.fp4 <= Rate{})
        return mustBeAboveZero("peak_tflops.fp4");
    if (hardware.memory <= DataSize{})
        return mustBeAboveZero("hbm_GB");
    if (hardware.memoryBandwidth <= Bandwidth{})
        return mustBeAboveZero("hbm_GBps");
    if (hardware.domain < 1)
        return mustBeAboveZero("scale_up.size");
    if (hardware.scaleUp <= Bandwidth{})
        return mustBeAboveZero("scale_up.GBps");
    if (hardware.scaleOut <= Bandwidth{})
        return mustBeAboveZero("nic.GBps");
    return std::nullopt;
}

} // namespace clusterwright
