/// One row of the table: a work, what it cost, and what the bare thing beneath it cost in the same run.
struct Figure {
    /// What must not be exceeded (DESIGN: the budgets); nothing is asserted here, the table only says so.
    enum Budget {
        case times(Double)
        case atMost(Quantity)
    }

    var work: String
    var cost: Quantity
    var yardstick: String?
    var yardstickCost: Quantity?
    /// The median of the ratios of neighbouring rounds, which a machine that changes its speed leaves alone.
    var ratio: Double?
    var budget: Budget?

    init(_ work: String, _ cost: Quantity, budget: Budget? = nil) {
        self.work = work
        self.cost = cost
        self.budget = budget
    }

    init(
        _ work: String, _ comparison: Comparison, _ kind: (Double) -> Quantity, beside yardstick: String,
        budget: Budget? = nil
    ) {
        self.work = work
        cost = kind(comparison.work.median)
        self.yardstick = yardstick
        yardstickCost = kind(comparison.yardstick.median)
        ratio = comparison.ratio
        self.budget = budget
    }

    /// nil where there is no budget.
    var isWithin: Bool? {
        switch budget {
        case nil: nil
        case .times(let most): ratio.map { $0 <= most }
        case .atMost(let most): cost.amount <= most.amount
        }
    }

    var line: String {
        let beside = yardstick.map { name in "\(name)\(yardstickCost.map { ": \($0.text)" } ?? "")" } ?? ""
        let times = ratio.map { Quantity.short($0) + "×" } ?? ""
        return "| \(work) | \(cost.text) | \(beside) | \(times) | \(limit) |"
    }

    private var limit: String {
        let text: String
        switch budget {
        case nil: return ""
        case .times(let most): text = "≤ \(Int(most))×"
        case .atMost(let most): text = "≤ \(most.text)"
        }
        return isWithin == false ? "**\(text), over**" : text
    }
}
