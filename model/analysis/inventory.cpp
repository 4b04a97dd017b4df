#include "model/analysis/inventory.h"

namespace clusterwright {

void Inventory::add(const Inventory &other, int times)
{
    devices += other.devices * times;
    feeds += other.feeds * times;
    nodes += other.nodes * times;
    accelerators += other.accelerators * times;
    unknownAccelerators += other.unknownAccelerators * times;
    storageSystems += other.storageSystems * times;
    for (const auto &[role, count] : other.switchesByRole)
        switchesByRole[role] += count * times;
    for (const auto &[part, count] : other.parts)
        parts[part] += count * times;
    for (const auto &[part, count] : other.nodeParts)
        nodeParts[part] += count * times;
    for (const auto &[part, count] : other.cables)
        cables[part] += count * times;
    cablesWithoutPart += other.cablesWithoutPart * times;
}

int Inventory::switches() const
{
    int sum = 0;
    for (const auto &[role, count] : switchesByRole)
        sum += count;
    return sum;
}

Inventory computeInventory(const Part &rack, const std::vector<Placed> &placed)
{
    Inventory inventory;
    ++inventory.parts[rack.id];
    for (const Placed &thing : placed) {
        ++inventory.devices;
        ++inventory.parts[thing.part->id];
        if (thing.placement->role == Role::ComputeNode) {
            ++inventory.nodes;
            ++inventory.nodeParts[thing.part->id];
        }
        const auto *server = factsOf<ServerFacts>(*thing.part);
        if (server && server->acceleratorCount)
            inventory.accelerators += server->acceleratorCount->value;
        else if (server)
            ++inventory.unknownAccelerators;
        inventory.feeds += factsOf<FeedFacts>(*thing.part) != nullptr;
        inventory.storageSystems += factsOf<StorageFacts>(*thing.part) != nullptr;
        if (factsOf<SwitchFacts>(*thing.part))
            ++inventory.switchesByRole[thing.placement->role];
    }
    return inventory;
}

std::map<PartId, int> billOf(const Inventory &inventory)
{
    std::map<PartId, int> bill = inventory.parts;
    for (const auto &[part, count] : inventory.cables)
        bill[part] += count;
    return bill;
}

MoneyTotal computePrice(const Inventory &inventory, const PriceBook &book)
{
    MoneyTotal total;
    total.unknownCount = inventory.cablesWithoutPart;
    for (const auto &[part, count] : billOf(inventory)) {
        const auto entry = book.prices.find(part);
        if (entry == book.prices.end())
            total.unknownCount += count;
        else
            total.add({entry->second.low, entry->second.base, entry->second.high, 0}, count);
    }
    return total;
}

} // namespace clusterwright
