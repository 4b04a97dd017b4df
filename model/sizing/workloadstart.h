// Workload start: what a new workload begins with.
#pragma once

#include "model/design/workloadedits.h"
#include "model/evaluation.h"

namespace clusterwright {

/// A workload of this model with a layout that fits what stands, where that is known: for a training tensor
/// parallel within the scale-up domain, then as few pipeline stages as fit, then recomputation, then
/// everything shared; steps of about four million tokens, as LLaMA was trained with (arXiv 2302.13971, table
/// 2). For a serving the smallest instance that holds the weights. A start to be changed, not the best: that
/// is for findLayouts(). Test: WorkloadStartTest.
Workload startingWorkload(const WorkloadContext &context, WorkloadKind kind, const NamedModel &model);

/// The context in which the workloads of an evaluated design stand.
WorkloadContext workloadContextOf(const Design &design, const Results &results);

} // namespace clusterwright
