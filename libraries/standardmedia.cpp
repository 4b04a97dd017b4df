#include "libraries/standardmedia.h"

#include "libraries/datafolder.h"
#include "libraries/documentfile.h"
#include "libraries/fieldjson.h"
#include "model/design/networkedits.h"

namespace clusterwright {
namespace {

struct MediaFile {
    std::string description;
    std::vector<MediumRow> media;
};

void describe(JsonReader &reader, MediaFile &file)
{
    std::int64_t format = 1;
    reader.field("format", format);
    reader.require("format", format == 1, "must be 1.");
    reader.maybe("description", file.description);
    reader.field("media", file.media);
}

} // namespace

Result<std::vector<MediumRow>> loadStandardMedia()
{
    auto file = readDocument<MediaFile>(dataFolder() + "/media/standard.json", "media");
    if (!file)
        return file.error();
    return file.take().media;
}

Result<Design> addStandardMedia(Design design, const Library &library, const std::vector<std::string> &ids)
{
    const auto rows = loadStandardMedia();
    if (!rows)
        return rows.error();
    std::vector<std::string> wanted = ids;
    const auto isKnown = [&](const PartId &part) {
        return part.empty() || design.parts.contains(part) || library.contains(part);
    };
    if (ids.empty())
        for (const MediumRow &row : rows.value())
            if (isKnown(row.cable) && isKnown(row.transceiver) && isKnown(row.singleTransceiver))
                wanted.push_back(row.id);
    for (const std::string &id : wanted) {
        const auto row = std::ranges::find(rows.value(), id, &MediumRow::id);
        if (row == rows.value().end())
            return wrong(id, "media", "is not in the table of media that comes with the program.");
        if (findById(design.media, id))
            continue;
        auto next = addMedium(std::move(design), *row, library);
        if (!next)
            return next;
        design = next.take();
    }
    return design;
}

} // namespace clusterwright
