import ArgumentParser

// The language of SOPs has words of the same names; in commands these are meant.
typealias Option = ArgumentParser.Option
typealias Argument = ArgumentParser.Argument
