public import Documents
public import Store

// What lies in the spool can be looked at without being in memory.
extension SpooledPieces: FilePieces {}
extension SpooledFile: FileContent {}
