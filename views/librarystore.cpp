#include "views/librarystore.h"

namespace clusterwright {

LibraryStore::LibraryStore(LibraryStack stack, QObject *parent) : QObject(parent), m_stack(std::move(stack))
{
}

LibraryStore::LibraryStore(Library parts) : LibraryStore(LibraryStack{{}, std::move(parts), {}, {}}) {}

const Part *LibraryStore::find(const PartId &id) const
{
    const auto found = m_stack.parts.find(id);
    return found == m_stack.parts.end() ? nullptr : &found->second;
}

void LibraryStore::load(std::vector<LibraryFolder> folders)
{
    LibraryStack next = loadLibraryStack(std::move(folders));
    emit aboutToChange();
    m_stack = std::move(next);
    emit changed();
}

Result<std::size_t> LibraryStore::save(const std::vector<Part> &parts, const std::string &folder)
{
    std::optional<Error> error;
    std::size_t written = 0;
    for (const Part &part : parts) {
        const auto saved = savePart(part, folder);
        if (!saved) {
            error = saved.error();
            break;
        }
        ++written;
    }
    reload();
    if (error)
        return *std::move(error);
    return written;
}

} // namespace clusterwright
