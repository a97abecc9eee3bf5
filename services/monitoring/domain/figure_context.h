#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_CONTEXT_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_CONTEXT_H_

namespace rekenschap::monitoring {

// What the rules on figures hold a report against beside the plan.
struct FigureContext {};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_CONTEXT_H_
