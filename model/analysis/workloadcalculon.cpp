#include "model/analysis/workloadcalculon.h"

#include "model/analysis/calculonfit.h"
#include "model/analysis/calculoninputs.h"
#include "model/analysis/calculonstep.h"

namespace clusterwright {

Result<CalculonResult> calculon(const CalculonApp &app, const CalculonSystem &system,
                                const CalculonExecution &execution)
{
    if (auto mistake = parity::mistakeIn(app, system, execution))
        return *mistake;
    if (auto misfit = parity::misfitOf(app, system, execution))
        return *misfit;
    const auto schedule = parity::scheduleOf(app, execution);
    const auto layers = parity::layersOf(app, execution);
    const auto space = parity::spaceOf(layers, app, execution);
    CalculonResult result;
    parity::addSpace(result, schedule, space, execution);
    if (!parity::memoriesFit(result, system))
        return parity::shortageOf(result, system);
    const auto block = parity::timesOf(layers, system, execution);
    parity::addTimes(result, app, schedule, space, block, system, execution);
    return result;
}

Result<calc::Record> estimateCalculon(const calc::Record &inputs)
{
    const auto read = readCalculonInputs(inputs);
    if (!read)
        return read.error();
    const auto &[app, system, execution] = read.value();
    const auto result = calculon(app, system, execution);
    if (!result)
        return result.error();
    return recordOf(result.value());
}

} // namespace clusterwright
