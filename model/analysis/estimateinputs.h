// Models, hardware and runs as the estimator takes them: records with the keys of a case, and the typed
// cases.
#pragma once

#include "model/analysis/estimatetable.h"
#include "model/analysis/workloadserving.h"
#include "model/analysis/workloadtrain.h"

namespace clusterwright {

ObjectTable modelTable();
ObjectTable hardwareTable();
ObjectTable trainingRunTable();
ObjectTable servingRunTable();

/// Of a record that the table above has accepted.
ModelShape modelFrom(const calc::Record &accepted);
TrainingCase trainingFrom(const calc::Record &accepted); ///< with "model", "hardware" and "run"
ServingCase servingFrom(const calc::Record &accepted);

/// What an estimate of the case takes: every key but those that are not stated.
calc::Record inputsOf(const TrainingCase &run);
calc::Record inputsOf(const ServingCase &run);
calc::Record inputsOf(const ModelShape &model);

/// The names of an enumeration as the only texts accepted.
template <typename E>
calc::List choicesOf()
{
    calc::List choices;
    for (const Name<E> &name : namesOf<E>)
        choices.emplace_back(name.text);
    return choices;
}

} // namespace clusterwright
