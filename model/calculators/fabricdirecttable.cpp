#include "model/calculators/fabricdirect.h"
#include "model/calculators/fabricgroups.h"

namespace clusterwright::calc {
namespace {

std::vector<Count> counts(const std::vector<double> &numbers)
{
    std::vector<Count> counts;
    for (const double number : numbers)
        counts.push_back(asCount(number));
    return counts;
}

Result<Record> slimFlyOf(const Inputs &in)
{
    const auto result = slimFly(in.integer("q"));
    if (!result)
        return result.error();
    const SlimFly &network = result.value();
    return Record{{"routers", asNumber(network.routers)},
                  {"network_radix", asNumber(network.networkRadix)},
                  {"concentration", asNumber(network.concentration)},
                  {"endpoints", asNumber(network.endpoints)},
                  {"radix", asNumber(network.radix)},
                  {"interswitch_links", asNumber(network.interswitchLinks)},
                  {"constructible", network.isConstructible}};
}

Calculator slimFlyRow()
{
    return {"fabric.slim_fly",
            "Slim Fly (MMS) counts.",
            {integer("q", atLeast(3), "construction parameter, q = 4w + d with d in -1, 0, 1")},
            {{"routers", "2*q^2", Type::Integer},
             {"network_radix", "(3*q - d)/2", Type::Integer},
             {"concentration", "endpoints of a router, ceil(network_radix/2)", Type::Integer},
             {"endpoints", "routers*concentration", Type::Integer},
             {"radix", "network_radix + concentration", Type::Integer},
             {"interswitch_links", "q^2*network_radix", Type::Integer},
             {"constructible", "true only when q is a prime power", Type::Flag}},
            "d = -1, 0, 1 for q mod 4 = 3, 0, 1.",
            "q mod 4 is not 2. Counts are returned even when no graph exists; constructible tells.",
            "Besta and Hoefler, Slim Fly: a cost effective low-diameter network topology, SC14, arXiv "
            "1912.08968.",
            slimFlyOf};
}

Result<Record> dragonflyOf(const Inputs &in)
{
    const auto result = dragonfly(in.integer("endpoints_per_router"), in.integer("routers_per_group"),
                                  in.integer("global_links_per_router"), in.maybeInteger("groups"));
    if (!result)
        return result.error();
    const Dragonfly &network = result.value();
    return Record{{"groups", asNumber(network.groups)},
                  {"routers", asNumber(network.routers)},
                  {"endpoints", asNumber(network.endpoints)},
                  {"radix", asNumber(network.radix)},
                  {"local_links", asNumber(network.localLinks)},
                  {"global_links", asNumber(network.globalLinks)},
                  {"interswitch_links", asNumber(sum({network.localLinks, network.globalLinks}))}};
}

Calculator dragonflyRow()
{
    return {"fabric.dragonfly",
            "Dragonfly counts.",
            {integer("endpoints_per_router", atLeast(1), "p"), integer("routers_per_group", atLeast(1), "a"),
             integer("global_links_per_router", atLeast(1), "h"),
             integer("groups", atLeast(2), "g; a*h + 1 if not given").optional()},
            {{"groups", "g", Type::Integer},
             {"routers", "a*g", Type::Integer},
             {"endpoints", "a*p*g", Type::Integer},
             {"radix", "p + a - 1 + h", Type::Integer},
             {"local_links", "g*a*(a - 1)/2", Type::Integer},
             {"global_links", "floor(a*g*h/2)", Type::Integer},
             {"interswitch_links", "local_links + global_links", Type::Integer}},
            "All routers of a group are linked to each other; g <= a*h + 1.",
            "groups at most a*h + 1. Balanced for a = 2p = 2h.",
            "Kim, Dally, Scott and Abts, Technology-driven, highly-scalable dragonfly topology, ISCA 2008.",
            dragonflyOf};
}

Result<Record> opticalTorusOf(const Inputs &in)
{
    const auto result =
        opticalTorus(in.integer("cube_edge"), in.integer("chips"), in.integer("chips_per_host"));
    if (!result)
        return result.error();
    const OpticalTorus &network = result.value();
    const Count ports = product({in.integer("ocs_count"), in.integer("ocs_ports_each")});
    return Record{{"cubes", asNumber(network.cubes)},
                  {"optical_links_per_cube", asNumber(network.linksPerCube)},
                  {"link_endpoints", asNumber(network.linkEndpoints)},
                  {"ocs_ports", asNumber(ports)},
                  {"hosts", asNumber(network.hosts)},
                  {"ok", ports >= network.linkEndpoints}};
}

Calculator opticalTorusRow()
{
    return {"fabric.ocs_torus",
            "Cubes, optical links and switch ports of a torus assembled through optical circuit switches.",
            {integer("cube_edge", atLeast(1), "chips per edge of a cube"),
             integer("chips", atLeast(1), "chips in total"),
             integer("ocs_count", atLeast(1), "optical circuit switches"),
             integer("ocs_ports_each", atLeast(1), "working ports per switch"),
             integer("chips_per_host", atLeast(1), "chips per host")},
            {{"cubes", "chips/cube_edge^3", Type::Integer},
             {"optical_links_per_cube", "6*cube_edge^2", Type::Integer},
             {"link_endpoints", "cubes*optical_links_per_cube", Type::Integer},
             {"ocs_ports", "ocs_count*ocs_ports_each", Type::Integer},
             {"hosts", "ceil(chips/chips_per_host)", Type::Integer},
             {"ok", "that ocs_ports >= link_endpoints", Type::Flag}},
            "Each of the six faces of a cube has cube_edge^2 optical links.",
            "chips are a multiple of cube_edge^3.",
            "Jouppi et al., TPU v4, ISCA 2023, arXiv 2304.01433.",
            opticalTorusOf};
}

Result<Record> hyperXOf(const Inputs &in)
{
    const HyperX network =
        hyperX(counts(in.numbers("shape")), in.integer("terminals"), in.integer("link_multiplicity"));
    return Record{{"switches", asNumber(network.switches)},
                  {"endpoints", asNumber(network.endpoints)},
                  {"radix", asNumber(network.radix)},
                  {"links", asNumber(network.links)},
                  {"diameter", asNumber(network.diameter)}};
}

Calculator hyperXRow()
{
    return {"fabric.hyperx",
            "HyperX counts.",
            {integers("shape", atLeast(2), "switches per dimension"),
             integer("terminals", atLeast(1), "endpoints per switch"),
             integer("link_multiplicity", atLeast(1), "parallel links between neighbours").orElse(1)},
            {{"switches", "product of shape", Type::Integer},
             {"endpoints", "switches*terminals", Type::Integer},
             {"radix", "terminals + sum((s - 1)*link_multiplicity)", Type::Integer},
             {"links", "switches*sum((s - 1)*link_multiplicity)/2", Type::Integer},
             {"diameter", "number of dimensions", Type::Integer}},
            "Every switch is linked to all others of its row in each dimension.",
            "The same multiplicity in all dimensions.",
            "Ahn et al., HyperX: topology, routing, and packaging of efficient large-scale networks, SC09.",
            hyperXOf};
}

Result<Record> torusOf(const Inputs &in)
{
    const Torus network = torus(counts(in.numbers("dims")));
    return Record{{"nodes", asNumber(network.nodes)},
                  {"links", asNumber(network.links)},
                  {"bisection_links", asNumber(network.bisectionLinks)},
                  {"diameter", asNumber(network.diameter)}};
}

Calculator torusRow()
{
    return {"fabric.torus",
            "Wrapped torus counts.",
            {integers("dims", atLeast(3), "size of each dimension")},
            {{"nodes", "product of dims", Type::Integer},
             {"links", "number of dims*nodes", Type::Integer},
             {"bisection_links", "2*nodes/max(dims)", Type::Integer},
             {"diameter", "sum(floor(s/2))", Type::Integer}},
            "Every node is linked to both neighbours in each dimension.",
            "Wrapped in every dimension. The bisection is exact for an even longest dimension.",
            "Dally and Towles, Principles and Practices of Interconnection Networks, 2004, chapter 5.",
            torusOf};
}

} // namespace

std::vector<Calculator> directFabricCalculators()
{
    return {slimFlyRow(), dragonflyRow(), opticalTorusRow(), hyperXRow(), torusRow()};
}

} // namespace clusterwright::calc
