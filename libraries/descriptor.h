// An open file that closes with its owner, and the few things done with one. For sources of this folder.
#pragma once

#include <string_view>

namespace clusterwright {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {} ///< negative = nothing is open
    ~Descriptor();
    Descriptor(Descriptor &&other) noexcept;
    Descriptor &operator=(Descriptor &&) = delete;

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

/// All bytes, and on the disk. False with errno if that fails.
bool writeAll(int descriptor, std::string_view bytes);

/// Keeps every other descriptor from locking the file, in this process too, until this one closes; the
/// system lets go of it when a process dies. `waits` is for somebody else to be done. False if that fails.
bool lockDescriptor(int descriptor, bool waits);

} // namespace clusterwright
