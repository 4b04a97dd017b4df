// Counts of a fabric for a bill of materials: cables, transceiver cages, racks, out-of-band ports.
#pragma once

#include "model/calculators/counts.h"

namespace clusterwright {

struct ComputeFabric {
    Count nodes = 0, nicsPerNode = 0;
    Count cagesPerNode = 0; ///< for transceivers
    Count leaves = 0, spines = 0, cores = 0;
    Count interswitchCables = 0;  ///< all of them
    Count inbandPortsPerNode = 0; ///< of another network
    Count cagesPerSwitch = 0;     ///< that are populated
};
struct CableBill {
    Count computeCables = 0, nodeTransceivers = 0, inbandCables = 0, computeSwitches = 0;
    Count switchTransceivers = 0;
};
/// Counting, after the bill of the four-unit cluster in NVIDIA, "DGX SuperPOD reference architecture
/// featuring DGX H100", RA-11333-001 V11. Test: FabricTest::cabling.
CableBill computeCableBill(const ComputeFabric &fabric);

struct RackPlan {
    Count nodes = 0, nodesPerRack = 1;
    Count managementRacks = 0; ///< of management and network
    Count pdusPerComputeRack = 0, pdusPerManagementRack = 0;
    Count managedDevices = 0; ///< without the rack PDUs; one out-of-band port each
    Count switchPorts = 48;   ///< of an out-of-band switch
};
struct RackBill {
    Count computeRacks = 0, racks = 0, pdus = 0;
    Count oobPorts = 0;    ///< one per managed device and per rack PDU
    Count oobSwitches = 0; ///< as few as have enough ports
};
/// Counting. Test: FabricTest::cabling.
RackBill computeRackBill(const RackPlan &plan);

} // namespace clusterwright
