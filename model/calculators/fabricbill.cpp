#include "model/calculators/fabricbill.h"

namespace clusterwright {

CableBill computeCableBill(const ComputeFabric &fabric)
{
    CableBill bill;
    bill.computeCables = sum({product({fabric.nodes, fabric.nicsPerNode}), fabric.interswitchCables});
    bill.nodeTransceivers = product({fabric.nodes, fabric.cagesPerNode});
    bill.inbandCables = product({fabric.nodes, fabric.inbandPortsPerNode});
    bill.computeSwitches = sum({fabric.leaves, fabric.spines, fabric.cores});
    bill.switchTransceivers = product({bill.computeSwitches, fabric.cagesPerSwitch});
    return bill;
}

RackBill computeRackBill(const RackPlan &plan)
{
    RackBill bill;
    bill.computeRacks = roundedUp(ratioOf(plan.nodes, plan.nodesPerRack));
    bill.racks = sum({bill.computeRacks, plan.managementRacks});
    bill.pdus = sum({product({bill.computeRacks, plan.pdusPerComputeRack}),
                     product({plan.managementRacks, plan.pdusPerManagementRack})});
    bill.oobPorts = sum({plan.managedDevices, bill.pdus});
    bill.oobSwitches = roundedUp(ratioOf(bill.oobPorts, plan.switchPorts));
    return bill;
}

} // namespace clusterwright
