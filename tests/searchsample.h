// The golden cases and studies of the parity with Calculon.
#pragma once

#include "libraries/file.h"
#include "libraries/recordjson.h"
#include "libraries/searchstudy.h"

namespace sample {

inline nlohmann::json goldenJson(const std::string &name)
{
    const auto text = clusterwright::readFile(SOURCE_FOLDER "/tests/golden/" + name);
    return nlohmann::json::parse(text ? text.value() : "{}");
}

inline clusterwright::SearchStudy studyOf(const nlohmann::json &study)
{
    auto read = clusterwright::readSearchStudy(study.dump(), "study");
    return read ? read.take() : clusterwright::SearchStudy();
}

/// 6 processors with little memory: some thousand executions, of which some can run.
inline nlohmann::json smallStudy()
{
    auto study = goldenJson("search-study.json");
    study["app"] = {{"hidden", 1536},   {"feedforward", 6144}, {"seq_size", 1022},
                    {"attn_heads", 12}, {"attn_size", 128},    {"num_blocks", 12}};
    study["system"]["mem1"]["GiB"] = 3;
    study["system"]["networks"][0]["size"] = 6;
    study["constraints"]["num_procs"] = 6;
    study["constraints"]["max_batch_size"] = 5;
    study["constraints"]["fused_activation"] = {false, true};
    study["constraints"]["allow_tp_overlap"] = false;
    return study;
}

} // namespace sample
