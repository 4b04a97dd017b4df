// Library store: the live library of the window. Parts are read again when a folder or a part was changed.
#pragma once

#include "libraries/librarystack.h"

#include <QObject>

namespace clusterwright {

class LibraryStore : public QObject {
    Q_OBJECT

public:
    explicit LibraryStore(LibraryStack stack = {}, QObject *parent = nullptr);
    explicit LibraryStore(Library parts); ///< parts of no folder

    const LibraryStack &stack() const { return m_stack; }
    /// At the same address as long as the store lives; its parts change with changed().
    const Library &parts() const { return m_stack.parts; }
    const Part *find(const PartId &id) const; ///< null = not in the library

    /// Other folders, or the same ones read again.
    void load(std::vector<LibraryFolder> folders);
    void reload() { load(m_stack.folders); }

    /// Writes parts into a folder of the user and reads all folders again, also after a failure. Gives the
    /// number of parts written.
    Result<std::size_t> save(const std::vector<Part> &parts, const std::string &folder);

signals:
    void aboutToChange(); ///< pointers to parts are about to become invalid
    void changed();

private:
    LibraryStack m_stack;
};

} // namespace clusterwright
